using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>
/// Closes or snoozes the conversation that an agent is done with, so that it can be taken back as a whole, and says where they go on.
/// </summary>
public sealed class DismissalService(InboxDbContext db, BulkActService acts, TimeProvider clock)
{
    /// <param name="goesOn">Where the agent goes on.</param>
    /// <returns>The address to go on at, which tells of the act; null where there is no such conversation for the agent.</returns>
    /// <exception cref="DbUpdateException">Somebody else got in the way; nothing was done.</exception>
    public async Task<string?> DismissAsync(
        SignedInAgent reader, Guid conversationId, BulkOrder order, AfterTriage goesOn, ListPlace place,
        CancellationToken cancellationToken)
    {
        if (!await db.VisibleTo(reader.Agent).AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return null;
        }

        var address = goesOn switch
        {
            AfterTriage.Next => await NextInList.FindAsync(
                db, reader, conversationId, place, isDone: true, clock.GetUtcNow(), cancellationToken),
            AfterTriage.List => place.Address,
            _ => place.Of(conversationId),
        };
        var act = await acts.ActAsync(reader.Agent, Guid.CreateVersion7(), order, new([conversationId]), cancellationToken);
        return act is { Changed: > 0 } ? QueryHelpers.AddQueryString(address, "act", act.Id.ToString()) : address;
    }
}
