using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ActOnManyContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unreachable_at",
                table: "contact_identities",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "unreachable_code",
                table: "contact_identities",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "act_id",
                table: "contact_changes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_taken_back",
                table: "contact_changes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "now_id",
                table: "contact_changes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "was_id",
                table: "contact_changes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "contact_columns",
                table: "agents",
                type: "text[]",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_bulk_acts",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_query = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    label_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    total = table.Column<int>(type: "integer", nullable: false),
                    handled = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    left_out = table.Column<int>(type: "integer", nullable: false),
                    kept = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_bulk_acts", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_contact_bulk_acts_agents_organization_id_agent_id",
                        columns: x => new { x.organization_id, x.agent_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "contact_bulk_targets",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    owner_before_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    was_snoozed = table.Column<bool>(type: "boolean", nullable: false),
                    snoozed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    blocked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    label_origin = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_bulk_targets", x => new { x.organization_id, x.act_id, x.contact_id });
                    table.ForeignKey(
                        name: "fk_contact_bulk_targets_contact_bulk_acts_organization_id_act_",
                        columns: x => new { x.organization_id, x.act_id },
                        principalTable: "contact_bulk_acts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_contact_bulk_targets_contacts_organization_id_contact_id",
                        columns: x => new { x.organization_id, x.contact_id },
                        principalTable: "contacts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_name",
                table: "contacts",
                columns: new[] { "organization_id", "folded_name", "id" },
                filter: "folded_name is not null");

            migrationBuilder.CreateIndex(
                name: "ix_contact_bulk_acts_agent",
                table: "contact_bulk_acts",
                columns: new[] { "organization_id", "agent_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_bulk_acts_due",
                table: "contact_bulk_acts",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_contact_bulk_targets_contact",
                table: "contact_bulk_targets",
                columns: new[] { "organization_id", "contact_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_bulk_targets");

            migrationBuilder.DropTable(
                name: "contact_bulk_acts");

            migrationBuilder.DropIndex(
                name: "ix_contacts_name",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "unreachable_at",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "unreachable_code",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "act_id",
                table: "contact_changes");

            migrationBuilder.DropColumn(
                name: "is_taken_back",
                table: "contact_changes");

            migrationBuilder.DropColumn(
                name: "now_id",
                table: "contact_changes");

            migrationBuilder.DropColumn(
                name: "was_id",
                table: "contact_changes");

            migrationBuilder.DropColumn(
                name: "contact_columns",
                table: "agents");
        }
    }
}
