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
public sealed class ReplyService(InboxDbContext db, OutgoingSignal signal, TimeProvider clock)
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <remarks>A message that came in at the same time, or the same form a moment earlier, is seen by the next attempt.</remarks>
    public Task<ReplyOutcome> QueueAsync(Guid conversationId, Agent author, OutgoingReply draft, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(
            async () =>
            {
                try
                {
                    var outcome = await TryAsync(conversationId, author, draft, cancellationToken);
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
        Guid conversationId, Agent author, OutgoingReply draft, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await LookAsync(conversationId, author, draft, at, cancellationToken)).Answer;

    private async Task<ReplyOutcome> TryAsync(Guid conversationId, Agent author, OutgoingReply draft, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var look = await LookAsync(conversationId, author, draft, now, cancellationToken);
        return look.Answer ?? await SaveAsync(look, author, draft, now, cancellationToken);
    }

    private async Task<Look> LookAsync(
        Guid conversationId, Agent author, OutgoingReply draft, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = await (
            from conversation in db.VisibleTo(author)
            where conversation.Id == conversationId
            join channel in db.Channels on conversation.ChannelId equals channel.Id
            select new { conversation, channel, same = db.Messages.FirstOrDefault(m => m.Id == draft.Id) })
                .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return new(ReplyOutcome.NotFound);
        }

        if (draft.Key is not null && await FindEarlierAsync(conversationId, author, draft, cancellationToken) is { } earlier)
        {
            return new(earlier);
        }

        if (found.same is { } same)
        {
            return new(same.ConversationId == conversationId ? ReplyOutcome.Queued(same) : ReplyOutcome.Refused(ReplyRefusal.IdTaken));
        }

        var platform = found.conversation.Platform;
        var files = await db.StoredFiles.Where(f => draft.Files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        var (quoted, quoteRefusal) = draft.ReplyTo is { } id
            ? await QuotedMessage.TakeAsync(db, conversationId, id.ToString(), cancellationToken)
            : default;
        var refusal = ReplyRefusal.Of(found.channel, found.conversation, clock.GetUtcNow())
            ?? ReplyRefusal.OfTime(found.channel, found.conversation, at)
            ?? ReplyRefusal.OfWriter(found.channel, found.conversation, author.Id)
            ?? draft.RefusalFor(platform) ?? draft.RefusalFor(files, platform) ?? quoteRefusal
            ?? await CollisionAsync(conversationId, author, draft, cancellationToken);
        return refusal is null
            ? new(null, found.conversation, found.channel, draft.PartsFor(platform, files), quoted?.Mid)
            : new(ReplyOutcome.Refused(refusal));
    }

    /// <summary>Somebody else of the team answered since the writer last saw the conversation.</summary>
    private async Task<ReplyRefusal?> CollisionAsync(
        Guid conversationId, Agent author, OutgoingReply draft, CancellationToken cancellationToken)
    {
        if (draft.SeenAt is not { } seenAt)
        {
            return null;
        }

        // By the time of sending for the index, and by the time of writing, which no answer of Meta's moves.
        var after = seenAt - ClocksDiffer;
        var answer = await (
            from m in db.Messages
            where m.ConversationId == conversationId && m.SentAt > after && m.QueuedAt > seenAt && m.AuthorId != author.Id
            join other in db.Agents on m.AuthorId equals other.Id
            orderby m.SentAt descending
            select new { other.Name, m.Text, m.QueuedAt }).FirstOrDefaultAsync(cancellationToken);
        return answer is null ? null : ReplyRefusal.Answered(answer.Name, answer.Text, clock.GetUtcNow() - answer.QueuedAt!.Value);
    }

    /// <summary>What became of a request with the same key; one that is no longer remembered makes room.</summary>
    private async Task<ReplyOutcome?> FindEarlierAsync(
        Guid conversationId, Agent author, OutgoingReply draft, CancellationToken cancellationToken)
    {
        var found = await (
            from request in db.SendRequests
            where request.AgentId == author.Id && request.Key == draft.Key
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

        return found.request.BodyHash.AsSpan().SequenceEqual(SendRequest.HashOf(conversationId, draft.Whole))
            ? ReplyOutcome.Queued(found.message)
            : ReplyOutcome.Refused(ReplyRefusal.KeyTaken);
    }

    private async Task<ReplyOutcome> SaveAsync(
        Look look, Agent author, OutgoingReply draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (conversation, channel) = (look.Conversation!, look.Channel!);
        var messages = look.Parts!.Select((part, position) => conversation.Reply(
            author, position == 0
                ? draft.Id : Guid.CreateVersion7(), part.Text, channel.HasHumanAgent, now.AddMicroseconds(position), part.File)).ToList();
        messages[0].ReplyToMid = look.QuotedMid;
        db.Messages.AddRange(messages);
        if (draft.Key is { } key)
        {
            db.SendRequests.Add(new SendRequest(author, key, messages[0], SendRequest.HashOf(conversation.Id, draft.Whole), now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return ReplyOutcome.Queued(messages[0]);
    }

    /// <summary>What a draft would become: an answer that is certain already, or the messages to be.</summary>
    private sealed record Look(
        ReplyOutcome? Answer, Conversation? Conversation = null, Channel? Channel = null, IReadOnlyList<OutgoingReplyPart>? Parts = null,
        string? QuotedMid = null);
}

/// <summary>What became of a draft: one of the four.</summary>
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
