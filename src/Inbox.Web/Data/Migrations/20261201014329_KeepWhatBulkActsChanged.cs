using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepWhatBulkActsChanged : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "contact_bulk_targets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "label_origin",
                table: "contact_bulk_targets",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "snoozed_until",
                table: "contact_bulk_targets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "taken_back_at",
                table: "contact_bulk_targets",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "contact_bulk_targets");

            migrationBuilder.DropColumn(
                name: "label_origin",
                table: "contact_bulk_targets");

            migrationBuilder.DropColumn(
                name: "snoozed_until",
                table: "contact_bulk_targets");

            migrationBuilder.DropColumn(
                name: "taken_back_at",
                table: "contact_bulk_targets");
        }
    }
}
