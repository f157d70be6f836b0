using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ShowEveryEventAsWhatItWas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "edit_number",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "edited_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "story_external_id",
                table: "messages",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "story_url",
                table: "messages",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tap_kind",
                table: "messages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tap_payload",
                table: "messages",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unsent_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_preview_unsent",
                table: "conversations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "owner_app_id",
                table: "conversations",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "owner_changed_at",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "owner_is_standby",
                table: "conversations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "owner_seen_at",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "marketing_changed_at",
                table: "contact_identities",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "marketing_stopped_at",
                table: "contact_identities",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cards",
                table: "attachment",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "latitude",
                table: "attachment",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "longitude",
                table: "attachment",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sticker_id",
                table: "attachment",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "channel_notices",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_notices", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_channel_notices_channels_organization_id_channel_id",
                        columns: x => new { x.organization_id, x.channel_id },
                        principalTable: "channels",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "early_events",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mid = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    contact_external_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_ours = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    given_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_early_events", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_early_events_channels_organization_id_channel_id",
                        columns: x => new { x.organization_id, x.channel_id },
                        principalTable: "channels",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "message_edits",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_edits", x => new { x.organization_id, x.message_id, x.number });
                    table.ForeignKey(
                        name: "fk_message_edits_messages_organization_id_message_id",
                        columns: x => new { x.organization_id, x.message_id },
                        principalTable: "messages",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "message_reactions",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_ours = table.Column<bool>(type: "boolean", nullable: false),
                    emoji = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_reactions", x => new { x.organization_id, x.message_id, x.is_ours });
                    table.ForeignKey(
                        name: "fk_message_reactions_messages_organization_id_message_id",
                        columns: x => new { x.organization_id, x.message_id },
                        principalTable: "messages",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    type = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    @ref = table.Column<string>(name: "ref", type: "character varying(500)", maxLength: 500, nullable: true),
                    ad_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ad_title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    product_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    referer_url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_referrals_contacts_organization_id_contact_id",
                        columns: x => new { x.organization_id, x.contact_id },
                        principalTable: "contacts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_referrals_conversations_organization_id_conversation_id",
                        columns: x => new { x.organization_id, x.conversation_id },
                        principalTable: "conversations",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "thread_lines",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    app_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_thread_lines", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_thread_lines_conversations_organization_id_conversation_id",
                        columns: x => new { x.organization_id, x.conversation_id },
                        principalTable: "conversations",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_channel_notices_key",
                table: "channel_notices",
                columns: new[] { "organization_id", "channel_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_notices_newest",
                table: "channel_notices",
                columns: new[] { "organization_id", "channel_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_early_events_due",
                table: "early_events",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_early_events_mid",
                table: "early_events",
                columns: new[] { "organization_id", "channel_id", "mid" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_contact",
                table: "referrals",
                columns: new[] { "organization_id", "contact_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_thread_lines_key",
                table: "thread_lines",
                columns: new[] { "organization_id", "channel_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_thread_lines_thread",
                table: "thread_lines",
                columns: new[] { "organization_id", "conversation_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel_notices");

            migrationBuilder.DropTable(
                name: "early_events");

            migrationBuilder.DropTable(
                name: "message_edits");

            migrationBuilder.DropTable(
                name: "message_reactions");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "thread_lines");

            migrationBuilder.DropColumn(
                name: "edit_number",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "story_external_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "story_url",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "tap_kind",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "tap_payload",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "unsent_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "is_preview_unsent",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "owner_app_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "owner_changed_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "owner_is_standby",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "owner_seen_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "marketing_changed_at",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "marketing_stopped_at",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "cards",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "latitude",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "longitude",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "sticker_id",
                table: "attachment");
        }
    }
}
