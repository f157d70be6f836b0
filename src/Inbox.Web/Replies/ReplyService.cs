using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Sending;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>
/// Takes what an agent wrote, from a page or a program, and queues it; or says why not. The same id twice is one message.
/// </summary>
public sealed class ReplyService(InboxDbContext db, VisibleFiles visible, OutgoingSignal signal, TimeProvider clock)
{
    /// <remarks>A message that came in at the same time, or the same form a moment earlier, is seen by the next attempt.</remarks>
    public Task<ReplyOutcome> QueueAsync(Guid conversationId, Agent author, OutgoingReply reply, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(
            async () =>
            {
                try
                {
                    var outcome = await TryAsync(conversationId, author, reply, cancellationToken);
                    signal.Wake();
                    return outcome;
                }
                catch (DbUpdateException exception) when (exception.IsUniqueViolation(ConversationMapping.UniqueOpen))
                {
                    return ReplyOutcome.Refused(ReplyRefusal.AnotherIsOpen);
                }
            },
            lost: () => ReplyOutcome.Refused(ReplyRefusal.Raced));

    /// <summary>Why it could not be sent at that moment, looked at now; null where it could.</summary>
    public async Task<ReplyOutcome?> ObjectionAsync(
        Guid conversationId, Agent author, OutgoingReply reply, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await DecideAsync(conversationId, author, reply, at, cancellationToken)).Outcome;

    private async Task<ReplyOutcome> TryAsync(Guid conversationId, Agent author, OutgoingReply reply, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var decision = await DecideAsync(conversationId, author, reply, now, cancellationToken);
        return decision.Outcome ?? await SaveAsync(decision, author, reply, now, cancellationToken);
    }

    private async Task<Decision> DecideAsync(
        Guid conversationId, Agent author, OutgoingReply reply, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversationId, author, reply.Id, cancellationToken) is not { } found)
        {
            return new(ReplyOutcome.NotFound);
        }

        if (reply.Key is not null && await FindEarlierAsync(conversationId, author, reply, cancellationToken) is { } earlier)
        {
            return new(earlier);
        }

        if (found.Same is { } same)
        {
            return new(IsOf(same, found.Conversation, reply) ? ReplyOutcome.Queued(same) : ReplyOutcome.Refused(ReplyRefusal.IdTaken));
        }

        var (writer, refusal) = await ReplyWriter.FindAsync(db, author, reply.WriterId, conversationId, cancellationToken);
        return writer is null
            ? new(ReplyOutcome.Refused(refusal!)) : await DecideAsync(found, author, writer, reply, at, cancellationToken);
    }

    private Task<Found?> FindAsync(Guid conversationId, Agent author, Guid replyId, CancellationToken cancellationToken) => (
        from conversation in db.VisibleTo(author)
        where conversation.Id == conversationId
        join channel in db.Channels on conversation.ChannelId equals channel.Id
        select new Found(
            conversation, channel,
            db.Organizations.Any(o => o.Id == author.OrganizationId && o.TakesByAnswering),
            db.Messages.FirstOrDefault(m => m.Id == replyId))).SingleOrDefaultAsync(cancellationToken);

    private async Task<Decision> DecideAsync(
        Found found, Agent author, Agent writer, OutgoingReply reply, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (conversation, channel) = (found.Conversation, found.Channel);
        var policy = new ReplyPolicy(channel, conversation, clock.GetUtcNow()) { IsByProgram = !reply.IsByPerson };
        var files = reply.Files.Count == 0 ? [] : await visible.For(author).Where(f => reply.Files.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, cancellationToken);
        var (quoted, quoteRefusal) = reply.ReplyTo is { } id
            ? await QuotedMessage.TakeAsync(db, conversation.Id, id.ToString(), cancellationToken, reply.MayLoseQuote)
            : default;
        var refusal = policy.Refusal ?? policy.RefusalAt(at) ?? policy.RefusalFor(writer.Id) ?? policy.RefusalFor(reply, files)
            ?? quoteRefusal ?? (ConversationETag.Matches(reply.ETags, conversation) ? null : ReplyRefusal.ConversationChanged)
            ?? await ReplyCollision.FindAsync(db, conversation.Id, writer, reply, clock.GetUtcNow(), cancellationToken);
        return refusal is null
            ? new(null, conversation, channel, reply.PartsFor(conversation.Platform, files), quoted?.Mid)
            {
                Takes = found.Takes && reply.IsByPerson,
                Writer = writer,
            }
            : new(ReplyOutcome.Refused(refusal));
    }

    /// <summary>Whether that message is this reply or its first part, sent twice: other words are not taken for sent.</summary>
    private static bool IsOf(Message same, Conversation conversation, OutgoingReply reply) =>
        same.ConversationId == conversation.Id && same.AuthorId is not null
        && (string.IsNullOrEmpty(same.Text)
            ? string.IsNullOrWhiteSpace(reply.Text)
            : (TextLimit.Of(conversation.Platform).Split(reply.Text) is [var first, ..] && first == same.Text));

    /// <summary>What became of a request with the same key; one that is no longer remembered makes room.</summary>
    private async Task<ReplyOutcome?> FindEarlierAsync(
        Guid conversationId, Agent author, OutgoingReply reply, CancellationToken cancellationToken)
    {
        var found = await (
            from request in db.SendRequests
            where request.AgentId == author.Id && request.Key == reply.Key
            join message in db.Messages on request.MessageId equals message.Id
            select new { request, message }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        if (found.request.CreatedAt + SendRequest.TimeToLive < clock.GetUtcNow())
        {
            db.SendRequests.Remove(found.request);
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }

        return found.request.BodyHash.AsSpan().SequenceEqual(SendRequest.HashOf(conversationId, reply.Whole))
            ? ReplyOutcome.Queued(found.message)
            : ReplyOutcome.Refused(ReplyRefusal.KeyTaken);
    }

    private async Task<ReplyOutcome> SaveAsync(
        Decision decision, Agent author, OutgoingReply reply, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (conversation, channel, writer) = (decision.Conversation!, decision.Channel!, decision.Writer!);
        var messages = decision.Parts!.Select((part, position) => conversation.Reply(
            writer, position == 0
                ? reply.Id : Guid.CreateVersion7(), part.Text, channel.HasHumanAgent, now.AddMicroseconds(position), part.File)).ToList();
        messages.ForEach(message => message.IsByProgram = !reply.IsByPerson);
        messages[0].ReplyToMid = decision.QuotedMid;
        db.Messages.AddRange(messages);
        if (reply.Key is { } key)
        {
            db.SendRequests.Add(new SendRequest(author, key, messages[0], SendRequest.HashOf(conversation.Id, reply.Whole), now));
        }

        if (decision.Takes && conversation.AssigneeId is null && conversation.AssignTo(writer, writer, now) is { } taken)
        {
            db.Activities.Add(taken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return ReplyOutcome.Queued(messages[0]);
    }

    /// <summary>What a reply goes to, whether who answers takes it, and the message that it is already, where it came before.</summary>
    private sealed record Found(Conversation Conversation, Channel Channel, bool Takes, Message? Same);

    /// <summary>What a reply would become: an answer that is certain already, or the messages to be.</summary>
    private sealed record Decision(
        ReplyOutcome? Outcome, Conversation? Conversation = null, Channel? Channel = null, IReadOnlyList<OutgoingReplyPart>? Parts = null,
        string? QuotedMid = null)
    {
        public Agent? Writer { get; init; }

        /// <summary>Whether its writer takes a conversation that nobody has.</summary>
        public bool Takes { get; init; }
    }
}

/// <summary>What became of a reply: one of the four.</summary>
public sealed record ReplyOutcome(Message? Message, ReplyRefusal? Refusal)
{
    public static readonly ReplyOutcome NotFound = new(null, null);

    /// <summary>It is sent when its time has come.</summary>
    public static readonly ReplyOutcome Waits = new(null, null) { IsWaiting = true };

    public bool IsWaiting { get; private init; }

    public bool IsTaken => Message is not null || IsWaiting;

    public static ReplyOutcome Queued(Message message) => new(message, null);

    public static ReplyOutcome Refused(ReplyRefusal refusal) => new(null, refusal);
}
