using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChooseContactColumns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "contact_columns",
                table: "agents",
                type: "text[]",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_contacts_name",
                table: "contacts",
                columns: new[] { "organization_id", "folded_name", "id" },
                filter: "folded_name is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_contacts_name",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "contact_columns",
                table: "agents");
        }
    }
}
