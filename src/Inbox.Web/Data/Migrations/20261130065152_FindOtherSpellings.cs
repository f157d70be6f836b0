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
            migrationBuilder.AddColumn<string>(
                name: "folded_text",
                table: "saved_replies",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "folded_name",
                table: "contacts",
                type: "text",
                nullable: false,
                defaultValue: "");

            // Words are indexed in other spellings too from now on: everything once more, the newest first.
            migrationBuilder.Sql(
                """
                insert into search_changes (organization_id, kind, thing_id) select organization_id, 'CONTACT', id from contacts;
                insert into search_changes (organization_id, kind, thing_id)
                    select organization_id, 'CONVERSATION', id from conversations order by last_message_at desc;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "folded_text",
                table: "saved_replies");

            migrationBuilder.DropColumn(
                name: "folded_name",
                table: "contacts");
        }
    }
}
