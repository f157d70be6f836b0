using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindOtherSpellings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "edition",
                table: "search_entries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "folded_text",
                table: "saved_replies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "folded_name",
                table: "contacts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "edition",
                table: "contact_entries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_event_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_conversation",
                table: "search_entries",
                columns: new[] { "organization_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_outdated",
                table: "search_entries",
                columns: new[] { "organization_id", "id" },
                filter: "edition < 1");

            migrationBuilder.CreateIndex(
                name: "ix_contact_entries_outdated",
                table: "contact_entries",
                columns: new[] { "organization_id", "id" },
                filter: "edition < 1");

            // A version that does not know these columns also renames: what it leaves as it was is not of these words any more.
            migrationBuilder.Sql(
                """
                create function forget_folded_name() returns trigger language plpgsql as $$
                begin
                    if new.folded_name is not distinct from old.folded_name then new.folded_name := null; end if;
                    return new;
                end $$;
                create trigger contacts_folded_anew before update of name, name_at_meta on contacts
                    for each row when (old.name is distinct from new.name or old.name_at_meta is distinct from new.name_at_meta)
                    execute function forget_folded_name();
                create function forget_folded_text() returns trigger language plpgsql as $$
                begin
                    if new.folded_text is not distinct from old.folded_text then new.folded_text := null; end if;
                    return new;
                end $$;
                create trigger saved_replies_folded_anew before update of shortcut, text on saved_replies
                    for each row when (old.shortcut is distinct from new.shortcut or old.text is distinct from new.text)
                    execute function forget_folded_text();
                """);

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
            migrationBuilder.Sql(
                """
                drop trigger contacts_folded_anew on contacts;
                drop trigger saved_replies_folded_anew on saved_replies;
                drop function forget_folded_name();
                drop function forget_folded_text();
                """);

            migrationBuilder.DropIndex(
                name: "ix_search_entries_conversation",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_outdated",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_contact_entries_outdated",
                table: "contact_entries");

            migrationBuilder.DropColumn(
                name: "edition",
                table: "search_entries");

            migrationBuilder.DropColumn(
                name: "folded_text",
                table: "saved_replies");

            migrationBuilder.DropColumn(
                name: "folded_name",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "edition",
                table: "contact_entries");

            migrationBuilder.DropColumn(
                name: "last_event_at",
                table: "channels");
        }
    }
}
