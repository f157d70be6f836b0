using Inbox.Web.Data;
using Inbox.Web.Replies;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>Adds to a page of messages what stands in rows of its own: reactions, earlier texts, quoted messages.</summary>
internal static class MessageFactsQuery
{
    public static async Task<IReadOnlyList<MessageRow>> WithFactsAsync(
        this InboxDbContext db, Guid conversationId, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var reactions = await ReactionsAsync(db, rows, cancellationToken);
        var edits = await EditsAsync(db, rows, cancellationToken);
        var quotes = await QuotesAsync(db, conversationId, rows, cancellationToken);
        return [.. rows.Select(row => row with
        {
            Facts = row.Facts with
            {
                Reactions = row.Facts.IsUnsent ? [] : [.. reactions[row.Id]],
                Edits = row.Facts.IsUnsent ? [] : [.. edits[row.Id]],
                Quote = row.Facts.ReplyToMid is { } mid ? quotes.GetValueOrDefault(mid) : null,
            },
        })];
    }

    private static async Task<ILookup<Guid, ReactionRow>> ReactionsAsync(
        InboxDbContext db, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var found = ids.Length == 0 ? [] : await db.MessageReactions.AsNoTracking()
            .Where(r => ids.Contains(r.MessageId) && (r.Emoji != null || r.RefusedAt != null)).OrderBy(r => r.At)
            .ToListAsync(cancellationToken);
        return found.ToLookup(r => r.MessageId, r => new ReactionRow(r.IsOurs, r.Emoji, r.At, r.Status));
    }

    private static async Task<ILookup<Guid, EditRow>> EditsAsync(
        InboxDbContext db, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Where(row => row.Facts.EditedAt is not null).Select(row => row.Id).ToArray();
        var found = ids.Length == 0 ? [] : await db.MessageEdits.AsNoTracking()
            .Where(e => ids.Contains(e.MessageId)).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        return found.ToLookup(e => e.MessageId, e => new EditRow(e.Number, e.Text, e.At));
    }

    private static async Task<Dictionary<string, QuoteRow>> QuotesAsync(
        InboxDbContext db, Guid conversationId, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var mids = rows.Select(row => row.Facts.ReplyToMid).OfType<string>().Distinct().ToArray();
        if (mids.Length == 0)
        {
            return [];
        }

        var channelIds = db.Conversations.Where(c => c.Id == conversationId).Select(c => c.ChannelId);
        return await db.Messages
            .Where(m => channelIds.Contains(m.ChannelId) && m.Mid != null && mids.Contains(m.Mid) && m.ConversationId == conversationId)
            .Select(m => new
            {
                m.Mid,
                Row = new QuoteRow(
                    m.Id, m.Direction, m.Text, m.Attachments.OrderBy(
                        a => a.Position).Select(a => a.Kind).FirstOrDefault(), m.UnsentAt != null),
            })
            .ToDictionaryAsync(q => q.Mid!, q => q.Row, cancellationToken);
    }
}
