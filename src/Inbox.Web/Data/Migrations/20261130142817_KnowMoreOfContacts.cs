using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KnowMoreOfContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_contact_entries_outdated",
                table: "contact_entries");

            migrationBuilder.AddColumn<string>(
                name: "phone_region",
                table: "organizations",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "contacts",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email_address",
                table: "contacts",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "contacts",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_values",
                table: "contacts",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "contacts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "contacts",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_number",
                table: "contacts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "contacts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "contacts",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "follower_count",
                table: "contact_identities",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "follows_us",
                table: "contact_identities",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_followed_by_us",
                table: "contact_identities",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_verified",
                table: "contact_identities",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "profile_at",
                table: "contact_identities",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "username",
                table: "contact_identities",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_changes",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    property = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    was = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    now = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_changes", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_contact_changes_agents_organization_id_by_id",
                        columns: x => new { x.organization_id, x.by_id },
                        principalTable: "agents",
                        principalColumns: new[] { "organization_id", "id" });
                    table.ForeignKey(
                        name: "fk_contact_changes_contacts_organization_id_contact_id",
                        columns: x => new { x.organization_id, x.contact_id },
                        principalTable: "contacts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_fields",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    options = table.Column<List<string>>(type: "text[]", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_beside_thread = table.Column<bool>(type: "boolean", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_fields", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_contact_fields_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_email",
                table: "contacts",
                columns: new[] { "organization_id", "email_address" },
                filter: "email_address is not null");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_owner",
                table: "contacts",
                columns: new[] { "organization_id", "owner_id" },
                filter: "owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_phone",
                table: "contacts",
                columns: new[] { "organization_id", "phone_number" },
                filter: "phone_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_contact_entries_outdated",
                table: "contact_entries",
                columns: new[] { "organization_id", "id" },
                filter: "edition < 101");

            migrationBuilder.CreateIndex(
                name: "ix_contact_changes_contact",
                table: "contact_changes",
                columns: new[] { "organization_id", "contact_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_fields_key",
                table: "contact_fields",
                columns: new[] { "organization_id", "key" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_contacts_agents_organization_id_owner_id",
                table: "contacts",
                columns: new[] { "organization_id", "owner_id" },
                principalTable: "agents",
                principalColumns: new[] { "organization_id", "id" });

            migrationBuilder.Sql(
                """
                drop trigger contacts_found_as_changed on contacts;
                create trigger contacts_found_as_changed after update of name, name_at_meta, phone, phone_number, email on contacts
                    for each row when (old.name is distinct from new.name or old.name_at_meta is distinct from new.name_at_meta
                        or old.phone is distinct from new.phone or old.phone_number is distinct from new.phone_number
                        or old.email is distinct from new.email)
                    execute function note_search_change('CONTACT');

                create function note_search_contacts() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (organization_id, kind, thing_id)
                        select distinct organization_id, 'CONTACT', contact_id from changed;
                    return null;
                end $$;
                create trigger contact_identities_found_when_added after insert on contact_identities
                    referencing new table as changed for each statement execute function note_search_contacts();
                create trigger contact_identities_found_as_changed after update of username, contact_id on contact_identities
                    for each row when (old.username is distinct from new.username or old.contact_id is distinct from new.contact_id)
                    execute function note_search_contact();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger contact_identities_found_when_added on contact_identities;
                drop trigger contact_identities_found_as_changed on contact_identities;
                drop function note_search_contacts();
                drop trigger contacts_found_as_changed on contacts;
                create trigger contacts_found_as_changed after update of name, name_at_meta on contacts
                    for each row when (old.name is distinct from new.name or old.name_at_meta is distinct from new.name_at_meta)
                    execute function note_search_change('CONTACT');
                """);

            migrationBuilder.DropForeignKey(
                name: "fk_contacts_agents_organization_id_owner_id",
                table: "contacts");

            migrationBuilder.DropTable(
                name: "contact_changes");

            migrationBuilder.DropTable(
                name: "contact_fields");

            migrationBuilder.DropIndex(
                name: "ix_contacts_email",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "ix_contacts_owner",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "ix_contacts_phone",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "ix_contact_entries_outdated",
                table: "contact_entries");

            migrationBuilder.DropColumn(
                name: "phone_region",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "email",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "email_address",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "language",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "own_values",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "phone_number",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "follower_count",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "follows_us",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "is_followed_by_us",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "is_verified",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "profile_at",
                table: "contact_identities");

            migrationBuilder.DropColumn(
                name: "username",
                table: "contact_identities");

            migrationBuilder.CreateIndex(
                name: "ix_contact_entries_outdated",
                table: "contact_entries",
                columns: new[] { "organization_id", "id" },
                filter: "edition < 1");
        }
    }
}
