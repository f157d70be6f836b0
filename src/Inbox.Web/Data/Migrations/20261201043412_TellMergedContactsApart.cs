using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class TellMergedContactsApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "undone_by_id",
                table: "contact_imports",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_of_contact",
                table: "activities",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // A row that moves to another contact is found with that one, and no more with the one that it leaves.
            migrationBuilder.Sql(
                """
                create or replace function note_search_contact() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (organization_id, kind, thing_id)
                        select distinct organization_id, 'CONTACT', contact_id
                        from (values (new.organization_id, new.contact_id), (old.organization_id, old.contact_id))
                            as changed (organization_id, contact_id)
                        where contact_id is not null;
                    return null;
                end $$;
                insert into search_changes (organization_id, kind, thing_id)
                    select distinct organization_id, 'CONTACT', contact_id from contact_merges where undone_at is not null;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                create or replace function note_search_contact() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (organization_id, kind, thing_id)
                        values (coalesce(new.organization_id, old.organization_id), 'CONTACT', coalesce(new.contact_id, old.contact_id));
                    return null;
                end $$;
                """);

            migrationBuilder.DropColumn(
                name: "undone_by_id",
                table: "contact_imports");

            migrationBuilder.DropColumn(
                name: "is_of_contact",
                table: "activities");
        }
    }
}
