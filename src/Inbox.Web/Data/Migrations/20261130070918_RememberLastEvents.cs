using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class RememberLastEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_event_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            // As it was counted so far.
            migrationBuilder.Sql(
                """
                update channels set last_event_at = greatest(
                    (select max(last_incoming_received_at) from conversations
                     where organization_id = channels.organization_id and channel_id = channels.id),
                    (select max(greatest(read_until, delivered_until)) from contact_identities
                     where organization_id = channels.organization_id and channel_id = channels.id))
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "last_event_at",
                table: "channels");
        }
    }
}
