using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindAnythingThatWasSaid : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gin", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,");

            // Words as they are and without accents: no language is assumed, since one organization writes in many.
            migrationBuilder.Sql(
                """
                create text search configuration search (copy = simple);
                alter text search configuration search
                    alter mapping for word, numword, hword, hword_part, hword_numpart, numhword with unaccent, simple;
                """);

            migrationBuilder.CreateTable(
                name: "contact_entries",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_entries", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "search_entries",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_incoming = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    has_file = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false, computedColumnSql: "to_tsvector('search', text)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_contact_entries_text",
                table: "contact_entries",
                columns: new[] { "organization_id", "text" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "uuid_ops", "gin_trgm_ops" })
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 1024);

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_newest",
                table: "search_entries",
                columns: new[] { "organization_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_words",
                table: "search_entries",
                columns: new[] { "organization_id", "channel_id", "author_id", "words", "text" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "uuid_ops", "uuid_ops", "uuid_ops", "tsvector_ops", "gin_trgm_ops" })
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 1024);

            // What the index has to follow is written down by the database itself, in the transaction of the change.
            migrationBuilder.Sql(
                """
                create table search_changes (
                    number bigint generated always as identity primary key,
                    organization_id uuid not null,
                    kind text not null,
                    thing_id uuid not null);

                create function note_search_changes() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (organization_id, kind, thing_id) select organization_id, tg_argv[0], id from changed;
                    return null;
                end $$;

                create function note_search_change() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (organization_id, kind, thing_id) values (new.organization_id, tg_argv[0], new.id);
                    return null;
                end $$;

                create trigger messages_found_when_added after insert on messages
                    referencing new table as changed for each statement execute function note_search_changes('MESSAGE');
                create trigger messages_found_as_changed after update of text, unsent_at on messages
                    for each row when (old.text is distinct from new.text or old.unsent_at is distinct from new.unsent_at)
                    execute function note_search_change('MESSAGE');
                create trigger messages_lost_when_deleted after delete on messages
                    referencing old table as changed for each statement execute function note_search_changes('MESSAGE');

                create trigger contacts_found_when_added after insert on contacts
                    referencing new table as changed for each statement execute function note_search_changes('CONTACT');
                create trigger contacts_found_as_changed after update of name on contacts
                    for each row when (old.name is distinct from new.name) execute function note_search_change('CONTACT');
                create trigger contacts_lost_when_deleted after delete on contacts
                    referencing old table as changed for each statement execute function note_search_changes('CONTACT');

                insert into search_changes (organization_id, kind, thing_id) select organization_id, 'CONTACT', id from contacts;
                insert into search_changes (organization_id, kind, thing_id)
                    select organization_id, 'CONVERSATION', id from conversations order by last_message_at desc;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger messages_found_when_added on messages;
                drop trigger messages_found_as_changed on messages;
                drop trigger messages_lost_when_deleted on messages;
                drop trigger contacts_found_when_added on contacts;
                drop trigger contacts_found_as_changed on contacts;
                drop trigger contacts_lost_when_deleted on contacts;
                drop function note_search_changes();
                drop function note_search_change();
                drop table search_changes;
                """);

            migrationBuilder.DropTable(
                name: "contact_entries");

            migrationBuilder.DropTable(
                name: "search_entries");

            migrationBuilder.Sql("drop text search configuration search");

            migrationBuilder.AlterDatabase()
                .OldAnnotation("Npgsql:PostgresExtension:btree_gin", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:unaccent", ",,");
        }
    }
}
