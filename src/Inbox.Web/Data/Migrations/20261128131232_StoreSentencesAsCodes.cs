using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class StoreSentencesAsCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reason_code",
                table: "webhook_items",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "problem_code",
                table: "scheduled_replies",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "error_code",
                table: "reconciliations",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "last_error_code",
                table: "channels",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "text_code",
                table: "channel_notices",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "error_code",
                table: "channel_histories",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note_code",
                table: "audit_entries",
                type: "jsonb",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reason_code",
                table: "webhook_items");

            migrationBuilder.DropColumn(
                name: "problem_code",
                table: "scheduled_replies");

            migrationBuilder.DropColumn(
                name: "error_code",
                table: "reconciliations");

            migrationBuilder.DropColumn(
                name: "last_error_code",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "text_code",
                table: "channel_notices");

            migrationBuilder.DropColumn(
                name: "error_code",
                table: "channel_histories");

            migrationBuilder.DropColumn(
                name: "note_code",
                table: "audit_entries");
        }
    }
}
