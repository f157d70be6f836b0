using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>The way of one message, step by step, as far as it is known; its steps are keys of the localizer.</summary>
public sealed record DeliveryTrace(
    Guid ConversationId, Guid MessageId, MessageDirection Direction, string ContactName, string? Mid, bool IsFromHistory,
    IReadOnlyList<DeliveryTraceStep> Steps)
{
    public static async Task<DeliveryTrace?> FindAsync(
        InboxDbContext db, Agent reader, Guid conversationId, Guid messageId, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Messages.AsNoTracking()
            where message.Id == messageId && message.ConversationId == conversationId
            join conversation in db.VisibleTo(reader) on message.ConversationId equals conversation.Id
            join contact in db.Contacts on conversation.ContactId equals contact.Id
            select new { message, contact.Name }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(
            conversationId, messageId, found.message.Direction, found.Name, found.message.Mid, found.message.IsFromHistory,
            [.. StepsOf(found.message).Where(step => step.At is not null)]);
    }

    private static IEnumerable<DeliveryTraceStep> StepsOf(Message message) => message switch
    {
        { Direction: MessageDirection.Incoming } => StepsOfIncoming(message),
        { AuthorId: null } => StepsOfEcho(message),
        _ => StepsOfReply(message),
    };

    private static IEnumerable<DeliveryTraceStep> StepsOfIncoming(Message message) =>
    [
        new("Sent by the contact, by Meta’s clock", message.SentAt),
        new("Received from Meta and stored raw", message.ReceivedAt),
        new(message.IsFromHistory ? "Taken in from Meta’s history" : "Processed: in the conversation", message.StoredAt),
        new("Edited by the contact", message.EditedAt),
        new("Unsent by the contact", message.UnsentAt),
    ];

    private static IEnumerable<DeliveryTraceStep> StepsOfEcho(Message message) =>
    [
        new("Sent elsewhere for the channel, by Meta’s clock", message.SentAt),
        new("Received from Meta and stored raw", message.ReceivedAt),
        new(message.IsFromHistory ? "Taken in from Meta’s history" : "Processed: in the conversation", message.StoredAt),
        new("Delivered", message.DeliveredAt),
        new("Read", message.ReadAt),
        new("Unsent", message.UnsentAt),
    ];

    private static IEnumerable<DeliveryTraceStep> StepsOfReply(Message message) =>
    [
        new("Queued", message.QueuedAt),
        new("Handed to Meta", message.SendingAt),
        new("Meta’s answer was lost", message.UnknownAt),
        new("Sent", message.Mid is null ? null : message.SentAt),
        new("Delivered", message.DeliveredAt),
        new("Read", message.ReadAt),
        new("Failed", message.FailedAt),
        new("Cancelled", message.CancelledAt),
        new("Unsent", message.UnsentAt),
    ];
}

/// <param name="At">Null where it did not happen, or nobody knows when.</param>
public sealed record DeliveryTraceStep(string Words, DateTimeOffset? At);
