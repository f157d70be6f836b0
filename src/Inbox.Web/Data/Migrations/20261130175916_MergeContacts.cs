using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class MergeContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "segments",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<Guid>(
                name: "contact_identity_id",
                table: "referrals",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "contact_identity_id",
                table: "contact_notes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "contact_identity_id",
                table: "contact_labels",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "contact_fields",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<Guid>(
                name: "contact_identity_id",
                table: "contact_changes",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_merges",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    after = table.Column<string>(type: "jsonb", nullable: false),
                    merged = table.Column<string>(type: "jsonb", nullable: false),
                    identities = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    notes = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    changes = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    referrals = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    labels = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    common_labels = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    segments = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    common_segments = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_merges", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_contact_merges_agents_organization_id_by_id",
                        columns: x => new { x.organization_id, x.by_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" });
                    table.ForeignKey(
                        name: "fk_contact_merges_agents_organization_id_undone_by_id",
                        columns: x => new { x.organization_id, x.undone_by_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_contact_merges_contact",
                table: "contact_merges",
                columns: new[] { "organization_id", "contact_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_merges_merged",
                table: "contact_merges",
                columns: new[] { "organization_id", "merged_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_merges");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "segments");

            migrationBuilder.DropColumn(
                name: "contact_identity_id",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "contact_identity_id",
                table: "contact_notes");

            migrationBuilder.DropColumn(
                name: "contact_identity_id",
                table: "contact_labels");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "contact_fields");

            migrationBuilder.DropColumn(
                name: "contact_identity_id",
                table: "contact_changes");
        }
    }
}
