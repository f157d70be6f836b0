using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ConnectChannelsByLogin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "meta_app_id",
                table: "webhook_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "check_due_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "checked_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "data_access_expires_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meta_app_id",
                table: "channels",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "meta_user_id",
                table: "channels",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "missing_permissions",
                table: "channels",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "subscribed_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "token_expires_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "token_issued_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "uses_instagram_login",
                table: "channels",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thing = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_entries_agents_organization_id_agent_id",
                        columns: x => new { x.organization_id, x.agent_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" });
                    table.ForeignKey(
                        name: "fk_audit_entries_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deletion_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    person_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deletion_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meta_apps",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    app_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    instagram_app_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    protected_app_secret = table.Column<string>(type: "text", nullable: false),
                    protected_instagram_secret = table.Column<string>(type: "text", nullable: true),
                    protected_verify_token = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meta_apps", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_meta_apps_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "channel_logins",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_instagram = table.Column<bool>(type: "boolean", nullable: false),
                    meta_app_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    protected_token = table.Column<string>(type: "text", nullable: true),
                    meta_user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_logins", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_channel_logins_agents_organization_id_agent_id",
                        columns: x => new { x.organization_id, x.agent_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_channel_logins_meta_apps_organization_id_meta_app_id",
                        columns: x => new { x.organization_id, x.meta_app_id },
                        principalTable: "meta_apps",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_items_no_channel",
                table: "webhook_items",
                column: "channel_external_id",
                filter: "state = 'NO_CHANNEL'");

            migrationBuilder.CreateIndex(
                name: "ix_channels_check_due_at",
                table: "channels",
                column: "check_due_at",
                filter: "disconnected_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_channels_meta_user_id",
                table: "channels",
                column: "meta_user_id",
                filter: "meta_user_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organization_id_thing_id_id",
                table: "audit_entries",
                columns: new[] { "organization_id", "thing_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_logins_organization_id_state_hash",
                table: "channel_logins",
                columns: new[] { "organization_id", "state_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deletion_requests_code",
                table: "deletion_requests",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deletion_requests_person_hash",
                table: "deletion_requests",
                column: "person_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meta_apps_id",
                table: "meta_apps",
                column: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_channels_meta_apps_organization_id_meta_app_id",
                table: "channels",
                columns: new[] { "organization_id", "meta_app_id" },
                principalTable: "meta_apps",
                principalColumns: new[] { "organization_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_channels_meta_apps_organization_id_meta_app_id",
                table: "channels");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "channel_logins");

            migrationBuilder.DropTable(
                name: "deletion_requests");

            migrationBuilder.DropTable(
                name: "meta_apps");

            migrationBuilder.DropIndex(
                name: "ix_webhook_items_no_channel",
                table: "webhook_items");

            migrationBuilder.DropIndex(
                name: "ix_channels_check_due_at",
                table: "channels");

            migrationBuilder.DropIndex(
                name: "ix_channels_meta_user_id",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "meta_app_id",
                table: "webhook_events");

            migrationBuilder.DropColumn(
                name: "check_due_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "checked_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "data_access_expires_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "meta_app_id",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "meta_user_id",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "missing_permissions",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "subscribed_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "token_expires_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "token_issued_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "uses_instagram_login",
                table: "channels");
        }
    }
}
