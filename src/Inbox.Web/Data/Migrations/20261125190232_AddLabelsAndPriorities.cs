using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddLabelsAndPriorities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "priority",
                table: "conversations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "NONE");

            migrationBuilder.AddColumn<Guid>(
                name: "label_id",
                table: "activities",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "priority",
                table: "activities",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "labels",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    name_key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    colour = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_labels", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_labels_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_labels",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_labels", x => new { x.organization_id, x.contact_id, x.label_id });
                    table.ForeignKey(
                        name: "fk_contact_labels_contacts_organization_id_contact_id",
                        columns: x => new { x.organization_id, x.contact_id },
                        principalTable: "contacts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_contact_labels_labels_organization_id_label_id",
                        columns: x => new { x.organization_id, x.label_id },
                        principalTable: "labels",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conversation_labels",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversation_labels", x => new { x.organization_id, x.conversation_id, x.label_id });
                    table.ForeignKey(
                        name: "fk_conversation_labels_conversations_organization_id_conversat",
                        columns: x => new { x.organization_id, x.conversation_id },
                        principalTable: "conversations",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_conversation_labels_labels_organization_id_label_id",
                        columns: x => new { x.organization_id, x.label_id },
                        principalTable: "labels",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contact_labels_label",
                table: "contact_labels",
                columns: new[] { "organization_id", "label_id", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_labels_label",
                table: "conversation_labels",
                columns: new[] { "organization_id", "label_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_labels_name",
                table: "labels",
                columns: new[] { "organization_id", "name_key" },
                unique: true,
                filter: "retired_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_activities_labels_organization_id_label_id",
                table: "activities",
                columns: new[] { "organization_id", "label_id" },
                principalTable: "labels",
                principalColumns: new[] { "organization_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_activities_labels_organization_id_label_id",
                table: "activities");

            migrationBuilder.DropTable(
                name: "contact_labels");

            migrationBuilder.DropTable(
                name: "conversation_labels");

            migrationBuilder.DropTable(
                name: "labels");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "label_id",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "activities");
        }
    }
}
