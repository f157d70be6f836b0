using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class LetAgentsChooseNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "notices_assigned",
                table: "agents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "notices_closing",
                table: "agents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "notices_has_sound",
                table: "agents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "notices_is_discreet",
                table: "agents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "notices_mention",
                table: "agents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "notices_new",
                table: "agents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "notices_reply",
                table: "agents",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "notices_assigned",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "notices_closing",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "notices_has_sound",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "notices_is_discreet",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "notices_mention",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "notices_new",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "notices_reply",
                table: "agents");
        }
    }
}
