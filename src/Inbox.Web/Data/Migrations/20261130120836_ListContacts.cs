using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_contacts_activity",
                table: "contacts",
                columns: new[] { "organization_id", "last_activity_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_first_seen",
                table: "contacts",
                columns: new[] { "organization_id", "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_contacts_activity",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "ix_contacts_first_seen",
                table: "contacts");
        }
    }
}
