using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <remarks>What waits is found by organization; an earlier version asks by number, of a table that is as good as empty.</remarks>
    public partial class FollowOrganizationsInTurn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                alter table search_changes drop constraint search_changes_pkey;
                alter table search_changes add primary key (organization_id, number);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                alter table search_changes drop constraint search_changes_pkey;
                alter table search_changes add primary key (number);
                """);
        }
    }
}
