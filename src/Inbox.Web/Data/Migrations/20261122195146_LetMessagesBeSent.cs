using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class LetMessagesBeSent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "mid",
                table: "messages",
                type: "character varying(512)",
                maxLength: 512,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(512)",
                oldMaxLength: 512);

            migrationBuilder.AddColumn<Guid>(
                name: "author_id",
                table: "messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancelled_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "failed_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failure_code",
                table: "messages",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "failure_reason",
                table: "messages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failure_subcode",
                table: "messages",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_human_agent",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "queued_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reply_to_mid",
                table: "messages",
                type: "character varying(512)",
                maxLength: 512,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "send_attempts",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sending_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unknown_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "window_closes_at",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "window_opened_at",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "window_opened_by",
                table: "conversations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "delivered_until",
                table: "contact_identities",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "read_until",
                table: "contact_identities",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_human_agent",
                table: "channels",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "last_error",
                table: "channels",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_error_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sends_paused_until",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "token_refused_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "send_requests",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_send_requests", x => new { x.organization_id, x.agent_id, x.key });
                    table.ForeignKey(
                        name: "fk_send_requests_agents_organization_id_agent_id",
                        columns: x => new { x.organization_id, x.agent_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_send_requests_messages_organization_id_message_id",
                        columns: x => new { x.organization_id, x.message_id },
                        principalTable: "messages",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            // What a contact wrote opened the window for a day (meta-platform 3.3).
            migrationBuilder.Sql(
                """
                update conversations
                set window_opened_by = 'MESSAGE', window_opened_at = last_incoming_at, window_closes_at = last_incoming_at + interval '24 hours'
                where last_incoming_at is not null
                """);

            migrationBuilder.CreateIndex(
                name: "ix_messages_due",
                table: "messages",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_on_the_way",
                table: "messages",
                columns: new[] { "organization_id", "conversation_id", "queued_at", "id" },
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_window",
                table: "conversations",
                columns: new[] { "organization_id", "status", "window_closes_at", "id" },
                filter: "window_closes_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_send_requests_created_at",
                table: "send_requests",
                column: "created_at");

            migrationBuilder.AddForeignKey(
                name: "fk_messages_agents_organization_id_author_id",
                table: "messages",
                columns: new[] { "organization_id", "author_id" },
                principalTable: "agents",
                principalColumns: new[] { "organization_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_messages_agents_organization_id_author_id",
                table: "messages");

            migrationBuilder.DropTable(
                name: "send_requests");

            migrationBuilder.DropIndex(
                name: "ix_messages_due",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_on_the_way",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_conversations_window",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "author_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "failed_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "failure_code",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "failure_reason",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "failure_subcode",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "is_human_agent",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "queued_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "reply_to_mid",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "send_attempts",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "sending_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "unknown_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "window_closes_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "window_opened_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "window_opened_by",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "delivered_until",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "read_until",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "has_human_agent",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "last_error",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "last_error_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "sends_paused_until",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "token_refused_at",
                table: "channels");

            migrationBuilder.AlterColumn<string>(
                name: "mid",
                table: "messages",
                type: "character varying(512)",
                maxLength: 512,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(512)",
                oldMaxLength: 512,
                oldNullable: true);
        }
    }
}
