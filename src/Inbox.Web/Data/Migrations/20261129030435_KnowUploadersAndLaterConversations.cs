using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KnowUploadersAndLaterConversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "uploaded_by_id",
                table: "stored_files",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "newer",
                table: "bulk_acts",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "uploaded_by_id",
                table: "stored_files");

            migrationBuilder.DropColumn(
                name: "newer",
                table: "bulk_acts");
        }
    }
}
