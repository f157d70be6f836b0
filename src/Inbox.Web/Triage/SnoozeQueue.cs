using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>Brings back the conversations whose rest is over, across organizations, with the line that says so.</summary>
public sealed class SnoozeQueue(InboxDbContext db, TimeProvider clock)
{
    public const int BatchSize = 200;

    public Task<List<WokenConversation>> WakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<WokenConversation>(
            $"""
            with woken as (
                update conversations set status = 'OPEN', snoozed_until = null
                where (organization_id, id) in (
                    select organization_id, id from conversations
                    where snoozed_until <= {now} and status = 'SNOOZED'
                    order by snoozed_until limit {BatchSize}
                    for update skip locked)
                returning organization_id, id)
            insert into activities (organization_id, id, conversation_id, kind, at)
            select organization_id, uuidv7(), id, 'WOKEN', {now} from woken
            returning organization_id, conversation_id
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>A conversation that is at hand again.</summary>
public sealed record WokenConversation(Guid OrganizationId, Guid ConversationId);
