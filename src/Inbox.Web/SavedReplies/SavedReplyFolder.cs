using Inbox.Web.Background;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.SavedReplies;

/// <summary>Makes saved replies that a version without <see cref="SavedReply.FoldedText"/> wrote be found like the others.</summary>
public sealed class SavedReplyFolder(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SavedReplyFolder> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    private const int BatchSize = 200;

    /// <summary>An older instance may still be at work after this one has begun.</summary>
    protected override TimeSpan PollInterval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        var replies = await db.SavedReplies.IgnoreQueryFilters([InboxDbContext.OrganizationFilter]).AsNoTracking()
            .Where(r => r.FoldedText == null).OrderBy(r => r.Id).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var reply in replies)
        {
            var folded = SavedReply.Fold(reply.Shortcut, reply.Text);
            await db.SavedReplies.IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
                .Where(r => r.OrganizationId == reply.OrganizationId && r.Id == reply.Id && r.FoldedText == null)
                .Where(r => r.Shortcut == reply.Shortcut && r.Text == reply.Text)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.FoldedText, folded), cancellationToken);
        }

        return replies.Count == BatchSize;
    }
}
