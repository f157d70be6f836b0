using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepSinceWhenContactsWait : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "reply_target_minutes",
                table: "organizations",
                type: "integer",
                nullable: false,
                defaultValue: 60);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answers_from",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_until",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "waiting_since",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "blocked_at",
                table: "contacts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "conversations_end_after_days",
                table: "channels",
                type: "integer",
                nullable: true);

            // Who waits now, and since when: the first words after the last answer of a person, unless it is closed.
            migrationBuilder.Sql(
                """
                with answered as (
                    select organization_id, conversation_id,
                        max(sent_at) filter (where direction = 'OUTGOING' and status not in ('FAILED', 'CANCELLED')
                            and (author_id is not null or sender_app_id is null
                                or sender_app_id in ('263902037430900', '26390203743090', '1217981644879628', '413038776280800'))) as at
                    from messages group by organization_id, conversation_id),
                waiting as (
                    select m.organization_id, m.conversation_id, min(m.sent_at) as at
                    from messages m join answered a using (organization_id, conversation_id)
                    where m.direction = 'INCOMING' and (a.at is null or m.sent_at > a.at)
                    group by m.organization_id, m.conversation_id)
                update conversations c
                set answered_until = case when c.status = 'CLOSED' then greatest(a.at, c.last_incoming_at) else a.at end,
                    waiting_since = case when c.status <> 'CLOSED' then w.at end
                from answered a left join waiting w using (organization_id, conversation_id)
                where c.organization_id = a.organization_id and c.id = a.conversation_id
                """);

            migrationBuilder.CreateIndex(
                name: "ix_conversations_waiting",
                table: "conversations",
                columns: new[] { "organization_id", "status", "waiting_since", "id" },
                filter: "waiting_since is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_conversations_waiting",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "reply_target_minutes",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "answers_from",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "answered_until",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "waiting_since",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "blocked_at",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "conversations_end_after_days",
                table: "channels");
        }
    }
}
