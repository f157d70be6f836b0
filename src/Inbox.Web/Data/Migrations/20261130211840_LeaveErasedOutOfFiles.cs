using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class LeaveErasedOutOfFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int[]>(
                name: "erased_rows",
                table: "contact_imports",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            // Whoever was noted by hand or came from a file was never active; what is set is what a version before this one would not change.
            migrationBuilder.Sql(
                """
                update contacts c set last_activity_at = 'epoch'
                where not exists (select from contact_identities i where i.organization_id = c.organization_id and i.contact_id = c.id)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "erased_rows",
                table: "contact_imports");
        }
    }
}
