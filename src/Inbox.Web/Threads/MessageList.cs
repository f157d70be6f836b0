using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>A page of a conversation's messages, newest first, and the cursor of the next one where there is more.</summary>
public sealed record MessageList(IReadOnlyList<MessageRow> Rows, string? Older)
{
    /// <summary>How much of what followed a message is shown with it.</summary>
    private const int Following = 15;

    /// <summary>The name of a conversation's list, for its cursors.</summary>
    public static string NameOf(Guid conversationId) => $"messages {conversationId}";

    /// <summary>The same for an agent; null where there is no such conversation that they see.</summary>
    public static async Task<MessageList?> FindAsync(
        InboxDbContext db, Agent agent, Guid conversationId, Cursor? before, int take, CancellationToken cancellationToken)
    {
        var list = await LoadAsync(db, conversationId, before, take, cancellationToken);
        var isCertain = list.Rows.Count > 0 && agent.SightInEffect == AccessScope.Everything;
        return isCertain || await db.VisibleTo(agent).AnyAsync(c => c.Id == conversationId, cancellationToken) ? list : null;
    }

    public static async Task<MessageList> LoadAsync(
        InboxDbContext db, Guid conversationId, Cursor? before, int take, CancellationToken cancellationToken)
    {
        var found = await Newest(db, conversationId, before, PageSize.CountFor(take))
            .Select(m => new MessageRow(
                m.Id, m.Direction, m.Status, m.Text, m.SentAt, m.ReadAt,
                m.Attachments.OrderBy(a => a.Position).Select(a => new AttachmentRow(a.Kind, a.Url, a.Title)
                {
                    StickerId = a.StickerId,
                    Latitude = a.Latitude,
                    Longitude = a.Longitude,
                    CardsJson = a.Cards,
                    File = db.StoredFiles.Where(f => f.Id == a.FileId).Select(f => new MediaRow(
                        f.Id, f.State, f.Refusal, f.ContentType, f.Length, f.Name, f.Width, f.Height, f.HasThumbnail)).FirstOrDefault(),
                }).ToList(),
                m.AuthorId, db.Agents.Where(a => a.Id == m.AuthorId).Select(a => a.Name).FirstOrDefault(), m.FailureReason)
            {
                Facts = new MessageFacts(
                    m.TapKind, m.TapPayload, m.ReplyToMid, m.StoryExternalId, m.StoryUrl, m.SenderAppId, m.EditedAt, m.UnsentAt)
                {
                    IsQuoteDropped = m.IsQuoteDropped,
                    IsAtMeta = m.Mid != null && !m.Mid.StartsWith(EventKeys.OwnMid),
                },
            })
            .ToListAsync(cancellationToken);
        var (rows, last) = PageSize.Cut(found, take);
        rows = await db.WithFactsAsync(conversationId, rows, cancellationToken);
        return new(rows, last is null ? null : new Cursor(last.SentAt, last.Id).ToText(NameOf(conversationId)));
    }

    /// <summary>
    /// The cursor of the page that shows a message or a note with some of what followed it; null where that is the newest page, or it is
    /// not of this conversation.
    /// </summary>
    public static async Task<string?> AroundAsync(InboxDbContext db, Guid conversationId, Guid id, CancellationToken cancellationToken) =>
        await db.Messages.Where(m => m.Id == id && m.ConversationId == conversationId).Select(m => (DateTimeOffset?)m.SentAt)
            .Concat(db.Notes.Where(n => n.Id == id && n.ConversationId == conversationId).Select(n => (DateTimeOffset?)n.At))
            .FirstOrDefaultAsync(cancellationToken) is { } at
            ? await NewerAsync(db, conversationId, new(at, id), Following, cancellationToken)
            : null;

    /// <summary>
    /// The cursor of the page that ends with the so many messages that follow a place; null where that is the newest page.
    /// </summary>
    public static async Task<string?> NewerAsync(
        InboxDbContext db, Guid conversationId, Cursor after, int count, CancellationToken cancellationToken) =>
        await db.Messages
            .Where(m => m.ConversationId == conversationId
                && EF.Functions.GreaterThan(ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(after.At, after.Id)))
            .OrderBy(m => m.SentAt).ThenBy(m => m.Id).Skip(count).Select(m => new { m.SentAt, m.Id })
            .FirstOrDefaultAsync(cancellationToken) is { } next
            ? new Cursor(next.SentAt, next.Id).ToText(NameOf(conversationId))
            : null;

    private static IQueryable<Message> Newest(InboxDbContext db, Guid conversationId, Cursor? before, int count)
    {
        var messages = db.Messages.Where(m => m.ConversationId == conversationId);
        if (before is { } cursor)
        {
            messages = messages.Where(m => EF.Functions.LessThan(
                ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(cursor.At, cursor.Id)));
        }

        return messages.OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).TakeLiteral(count);
    }
}
