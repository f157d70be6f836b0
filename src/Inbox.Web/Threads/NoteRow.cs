using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>A note as a thread shows it.</summary>
/// <param name="Text">As its author wrote it.</param>
/// <param name="IsNew">Whether it calls the reader, who did not see it yet.</param>
public sealed record NoteRow(Guid Id, Guid AuthorId, string AuthorName, string Text, DateTimeOffset? EditedAt, bool IsNew)
{
    public IReadOnlyList<NotePart> Parts { get; init; } = [];

    /// <summary>Where it is changed and deleted; null for those who did not write it.</summary>
    public string? Address { get; init; }

    /// <summary>The notes of a piece of a thread, as lines of it.</summary>
    /// <param name="since">The oldest message shown; null where nothing older is left.</param>
    /// <param name="until">Where the newer page begins; null on the newest.</param>
    public static async Task<IReadOnlyList<ThreadLineRow>> LoadAsync(
        InboxDbContext db, Agent reader, Guid conversationId, ListPlace place, DateTimeOffset? since, DateTimeOffset? until,
        CancellationToken cancellationToken)
    {
        var notes = await (
            from n in db.Notes
            where n.ConversationId == conversationId && (since == null || n.At >= since) && (until == null || n.At < until)
            join author in db.Agents on n.AuthorId equals author.Id
            orderby n.At descending, n.Id descending
            select new
            {
                n.At,
                row = new NoteRow(
                    n.Id, n.AuthorId, author.Name, n.Text, n.EditedAt,
                    db.Mentions.Any(m => m.NoteId == n.Id && m.AgentId == reader.Id && m.SeenAt == null)),
            }).Take(PageSize.Max).ToListAsync(cancellationToken);
        var people = await Mentionables.LoadAsync(db, notes.Select(n => n.row.Text), cancellationToken);
        return [.. notes.Select(n => new ThreadLineRow(ThreadLineKind.Written, null, null, n.At)
        {
            Note = n.row with
            {
                Text = people.Write(n.row.Text),
                Parts = people.Parts(n.row.Text),
                Address = n.row.AuthorId == reader.Id ? place.OfPart(conversationId, $"notes/{n.row.Id}") : null,
            },
        })];
    }
}
