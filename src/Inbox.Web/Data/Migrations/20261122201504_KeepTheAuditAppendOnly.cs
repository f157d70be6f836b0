using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepTheAuditAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                create function refuse_audit_change() returns trigger language plpgsql as $$
                begin
                    raise exception 'audit_entries is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
                end $$;
                create trigger audit_entries_append_only before update or delete on audit_entries
                    for each row execute function refuse_audit_change();
                create trigger audit_entries_not_truncated before truncate on audit_entries
                    for each statement execute function refuse_audit_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger audit_entries_not_truncated on audit_entries;
                drop trigger audit_entries_append_only on audit_entries;
                drop function refuse_audit_change();
                """);
        }
    }
}
