using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReactAndShowPresence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "message_reactions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "emoji_at_meta",
                table: "message_reactions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refused_at",
                table: "message_reactions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "shows_seen",
                table: "channels",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "shows_typing",
                table: "channels",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // What Meta told us of our side is what Meta has.
            migrationBuilder.Sql("update message_reactions set emoji_at_meta = emoji where is_ours");

            migrationBuilder.CreateIndex(
                name: "ix_message_reactions_due",
                table: "message_reactions",
                column: "due_at",
                filter: "due_at is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_message_reactions_due",
                table: "message_reactions");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "message_reactions");

            migrationBuilder.DropColumn(
                name: "emoji_at_meta",
                table: "message_reactions");

            migrationBuilder.DropColumn(
                name: "refused_at",
                table: "message_reactions");

            migrationBuilder.DropColumn(
                name: "shows_seen",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "shows_typing",
                table: "channels");
        }
    }
}
