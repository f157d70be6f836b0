using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>A message of the conversation that an answer is to point to (meta-platform 2.5, 3.4).</summary>
public sealed record QuotedMessage(QuoteRow Row, string? Mid)
{
    /// <summary>Why it cannot be quoted; null where it can.</summary>
    public ReplyRefusal? Refusal =>
        Row.IsUnsent ? ReplyRefusal.QuoteUnsent
        : Mid is null || EventKeys.IsOwn(Mid) ? ReplyRefusal.QuoteNotAtMeta
        : null;

    /// <summary>The message, where this conversation has it.</summary>
    public static Task<QuotedMessage?> FindAsync(InboxDbContext db, Guid conversationId, Guid id, CancellationToken cancellationToken) =>
        db.Messages
        .Where(m => m.Id == id && m.ConversationId == conversationId)
        .Select(m => new QuotedMessage(
            new QuoteRow(
                m.Id, m.Direction, m.Text, m.Attachments.OrderBy(a => a.Position).Select(a => a.Kind).FirstOrDefault(), m.UnsentAt != null),
            m.Mid))
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The message that an address or a form names, or why it cannot be quoted.</summary>
    /// <param name="mayBeGone">Whether one that was unsent is no reason: it is sent without the quote, and the thread says so.</param>
    public static async Task<(QuotedMessage? Message, ReplyRefusal? Refusal)> TakeAsync(
        InboxDbContext db, Guid conversationId, string id, CancellationToken cancellationToken, bool mayBeGone = false)
    {
        var found = Guid.TryParse(id, out var parsed) ? await FindAsync(db, conversationId, parsed, cancellationToken) : null;
        if (mayBeGone && found is null or { Row.IsUnsent: true })
        {
            return (found, null);
        }

        return found is { Refusal: null } ? (found, null) : (null, found is null ? ReplyRefusal.QuoteMissing : found.Refusal);
    }
}

/// <summary>The message that another one answers.</summary>
public sealed record QuoteRow(Guid Id, MessageDirection Direction, string? Text, string? AttachmentKind, bool IsUnsent);
