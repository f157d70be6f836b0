using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KnowContactsByNamesAndNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "name_at_meta",
                table: "contacts",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_notes",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_notes", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_contact_notes_agents_organization_id_author_id",
                        columns: x => new { x.organization_id, x.author_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" });
                    table.ForeignKey(
                        name: "fk_contact_notes_contacts_organization_id_contact_id",
                        columns: x => new { x.organization_id, x.contact_id },
                        principalTable: "contacts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contact_notes_contact",
                table: "contact_notes",
                columns: new[] { "organization_id", "contact_id", "at" });

            migrationBuilder.Sql(
                """
                create function note_search_contact() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (organization_id, kind, thing_id)
                        values (coalesce(new.organization_id, old.organization_id), 'CONTACT', coalesce(new.contact_id, old.contact_id));
                    return null;
                end $$;
                create trigger contact_notes_found after insert or update or delete on contact_notes
                    for each row execute function note_search_contact();

                drop trigger contacts_found_as_changed on contacts;
                create trigger contacts_found_as_changed after update of name, name_at_meta on contacts
                    for each row when (old.name is distinct from new.name or old.name_at_meta is distinct from new.name_at_meta)
                    execute function note_search_change('CONTACT');
                """);

            migrationBuilder.Sql(
                """
                create trigger notes_found_when_added after insert on notes
                    referencing new table as changed for each statement execute function note_search_changes('NOTE');
                create trigger notes_found_as_changed after update of text on notes
                    for each row when (old.text is distinct from new.text) execute function note_search_change('NOTE');
                create trigger notes_lost_when_deleted after delete on notes
                    referencing old table as changed for each statement execute function note_search_changes('NOTE');
                insert into search_changes (organization_id, kind, thing_id) select organization_id, 'NOTE', id from notes;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger notes_found_when_added on notes;
                drop trigger notes_found_as_changed on notes;
                drop trigger notes_lost_when_deleted on notes;
                """);

            migrationBuilder.Sql(
                """
                drop trigger contacts_found_as_changed on contacts;
                create trigger contacts_found_as_changed after update of name on contacts
                    for each row when (old.name is distinct from new.name) execute function note_search_change('CONTACT');
                """);

            migrationBuilder.DropTable(
                name: "contact_notes");

            migrationBuilder.Sql("drop function note_search_contact()");

            migrationBuilder.DropColumn(
                name: "name_at_meta",
                table: "contacts");
        }
    }
}
