using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class TakeByAnswering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "takes_by_answering",
                table: "organizations",
                type: "boolean",
                nullable: false,
                defaultValue: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "takes_by_answering",
                table: "organizations");
        }
    }
}
