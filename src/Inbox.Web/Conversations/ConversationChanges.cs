using System.Runtime.CompilerServices;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inbox.Web.Conversations;

/// <summary>
/// Tells the feed of every save that changes what a conversation shows, whoever saves it. What is changed by a statement of
/// its own tells the feed itself.
/// </summary>
public sealed class ConversationChanges(InboxFeed feed) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, IReadOnlyList<InboxChange>> saving = [];

    /// <summary>
    /// Whose it is is asked before the save: a question that fails afterwards would make a save that was done look failed.
    /// </summary>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is InboxDbContext { OrganizationId: { } organizationId } db
            && Conversations.SavedChanges.Of(db) is { IsEmpty: false } things)
        {
            saving.AddOrUpdate(db, await things.ChangesAsync(db, organizationId, cancellationToken));
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && saving.Remove(db, out var changes))
        {
            foreach (var change in changes)
            {
                feed.Publish(change);
            }
        }

        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            saving.Remove(db);
        }

        return base.SaveChangesFailedAsync(eventData, cancellationToken);
    }
}
