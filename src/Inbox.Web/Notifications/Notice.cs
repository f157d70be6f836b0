using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Notifications;

/// <summary>Something that an agent wants to be told of.</summary>
/// <param name="At">When it happened: with the conversation and the kind it names the notice, however often it is asked for.</param>
public sealed record Notice(NoticeKind Kind, Guid ConversationId, string Contact, string? Words, DateTimeOffset At)
{
    private const int MaxCount = 200;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);

    public string Key => $"{Kind} {ConversationId} {At.UtcTicks}";

    /// <param name="ids">The conversations that changed; null where any may have.</param>
    public static async Task<IReadOnlyList<Notice>> FindAsync(
        InboxDbContext db, Agent agent, Guid[]? ids, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (visible, wants) = (db.VisibleTo(agent), agent.Notices);
        var changed = ids is null
            ? visible.OrderByDescending(c => c.LastMessageAt).Take(MaxCount)
            : visible.Where(c => ids.Contains(c.Id));
        var notices = new List<Notice>();
        if (wants.New || wants.Reply)
        {
            notices.AddRange(await db.Written(changed, agent, since).ToListAsync(cancellationToken));
        }

        if (wants.Assigned)
        {
            notices.AddRange(await db.Assigned(visible, agent, ids, since).ToListAsync(cancellationToken));
        }

        if (wants.Mention)
        {
            notices.AddRange(await db.Mentioned(visible, agent, since).ToListAsync(cancellationToken));
        }

        if (wants.Closing)
        {
            notices.AddRange(await db.Closing(visible, agent, now, now + Soon).ToListAsync(cancellationToken));
        }

        return notices;
    }
}

public enum NoticeKind
{
    New,
    Assigned,
    Mention,
    Reply,
    Closing,
}
