using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChooseAppearance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "appearance_color_scheme",
                table: "agents",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "SYSTEM");

            migrationBuilder.AddColumn<string>(
                name: "appearance_row_density",
                table: "agents",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "COMFORTABLE");

            migrationBuilder.AddColumn<string>(
                name: "appearance_text_size",
                table: "agents",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "NORMAL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "appearance_color_scheme",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "appearance_row_density",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "appearance_text_size",
                table: "agents");
        }
    }
}
