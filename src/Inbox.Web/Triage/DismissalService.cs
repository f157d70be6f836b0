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
    public Task<Dismissal> DismissAsync(
        SignedInAgent reader, Guid conversationId, BulkOrder order, AfterTriage goesOn, ListPlace place,
        CancellationToken cancellationToken) => db.RetryOnConflictAsync(
            () => TryAsync(reader, conversationId, order, goesOn, place, cancellationToken), lost: () => new(EditOutcome.Raced));

    private async Task<Dismissal> TryAsync(
        SignedInAgent reader, Guid conversationId, BulkOrder order, AfterTriage goesOn, ListPlace place,
        CancellationToken cancellationToken)
    {
        if (!await db.VisibleTo(reader.Agent).AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return new(EditOutcome.NotFound);
        }

        var address = goesOn switch
        {
            AfterTriage.Next => await NextInList.FindAsync(
                db, reader, conversationId, place, isDone: true, clock.GetUtcNow(), cancellationToken),
            AfterTriage.List => place.Address,
            _ => place.Of(conversationId),
        };
        var act = await acts.ActAsync(reader.Agent, Guid.CreateVersion7(), order, new([conversationId]), cancellationToken);
        return act is { LeftOut: > 0 } ? new(EditOutcome.AnotherIsOpen)
            : new(EditOutcome.Done, act is { Changed: > 0 } ? QueryHelpers.AddQueryString(address, "act", act.Id.ToString()) : address);
    }
}

/// <summary>What became of it.</summary>
/// <param name="Address">Where the agent goes on, with the act to be told of; empty where it was not done.</param>
public sealed record Dismissal(EditOutcome Outcome, string Address = "");
