using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Receiving;
using Inbox.Web.Sending;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Retention;

/// <summary>
/// Deletes the messages of organizations that keep them only for some time, conversation by conversation and a few at a time.
/// The conversation, its contact and when they spoke stay; what was said is gone.
/// </summary>
public sealed class MessageRetention(InboxDbContext db, InboxFeed feed, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>Who keeps messages only for some time.</summary>
    public Task<List<RetentionPeriod>> FindAsync(CancellationToken cancellationToken) => db.Organizations
        .Where(o => o.MessagesKeptForDays != null).Select(o => new RetentionPeriod(o.Id, o.MessagesKeptForDays!.Value))
        .ToListAsync(cancellationToken);

    /// <summary>Deletes the keys of programs' requests once their day is over, across organizations.</summary>
    public Task DeleteSendRequestsAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - SendRequest.TimeToLive;
        return db.Database.ExecuteSqlAsync($"delete from send_requests where created_at < {before}", cancellationToken);
    }

    /// <summary>Deletes the old messages of the next conversations of the current organization.</summary>
    /// <returns>Where to go on; null at the end.</returns>
    public async Task<Guid?> DeleteBatchAsync(int days, Guid? after, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-days);
        var conversations = await db.Conversations.Where(c => c.StartedAt < before && (after == null || c.Id > after))
            .OrderBy(c => c.Id).Take(BatchSize).Select(c => c.Id).ToListAsync(cancellationToken);
        if (conversations.Count == 0)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var messages = db.Messages.Where(m => conversations.Contains(m.ConversationId) && m.SentAt < before && m.DueAt == null);
        var changed = await messages.Select(m => new InboxChange(m.OrganizationId, m.ConversationId, null)).Distinct()
            .ToListAsync(cancellationToken);
        var files = await MessageFiles.FilesOf(db, messages).ToListAsync(cancellationToken);
        await messages.ExecuteDeleteAsync(cancellationToken);
        await MessageFiles.EraseUnusedAsync(db, files, clock.GetUtcNow(), cancellationToken);
        var emptied = await ClearPreviewsAsync(conversations, before, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        changed.ForEach(feed.Publish);
        if (emptied > 0 && changed.Count == 0)
        {
            feed.Publish(new(db.OrganizationId!.Value, InboxChange.AnyConversation));
        }

        return conversations.Count == BatchSize ? conversations[^1] : null;
    }

    private Task<int> ClearPreviewsAsync(List<Guid> conversations, DateTimeOffset before, CancellationToken cancellationToken) =>
        db.Conversations.Where(c => conversations.Contains(c.Id) && c.LastMessageAt < before && c.LastMessageId != null)
            .ExecuteUpdateAsync(
                c => c.SetProperty(x => x.LastMessageId, (Guid?)null).SetProperty(x => x.Preview, (string?)null)
                    .SetProperty(x => x.IsPreviewCut, false).SetProperty(x => x.PreviewAttachmentKind, (string?)null),
                cancellationToken);
}

/// <summary>For how many days an organization keeps its messages.</summary>
public sealed record RetentionPeriod(Guid OrganizationId, int Days);
