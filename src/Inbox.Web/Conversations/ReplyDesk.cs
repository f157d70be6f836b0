using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Conversations;

/// <summary>Takes what an agent wrote, from a page or a program, and queues it; or says why not. The same id twice is one message.</summary>
public sealed class ReplyDesk(InboxDbContext db, OutgoingSignal signal, TimeProvider clock)
{
    private const int Attempts = 3;

    public async Task<ReplyOutcome> QueueAsync(Guid conversationId, Agent author, Draft draft, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                var outcome = await TryAsync(conversationId, author, draft, cancellationToken);
                signal.Wake();
                return outcome;
            }
            catch (DbUpdateConcurrencyException)
            {
                // A message came in at the same time: look again.
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } collision)
            {
                if (collision.ConstraintName == "ix_conversations_not_closed")
                {
                    return ReplyOutcome.Refused(ReplyRefusal.AnotherIsOpen);
                }

                // The same form, or the same request, a moment earlier: the next look finds what it queued.
            }
        }

        return ReplyOutcome.Refused(ReplyRefusal.Raced);
    }

    private async Task<ReplyOutcome> TryAsync(Guid conversationId, Agent author, Draft draft, CancellationToken cancellationToken)
    {
        var found = await (
            from conversation in db.VisibleTo(author)
            where conversation.Id == conversationId
            join channel in db.Channels on conversation.ChannelId equals channel.Id
            select new { conversation, channel, same = db.Messages.FirstOrDefault(m => m.Id == draft.Id) }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return ReplyOutcome.NotFound;
        }

        if (draft.Key is not null && await FindEarlierAsync(conversationId, author, draft, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (found.same is { } same)
        {
            return same.ConversationId == conversationId ? ReplyOutcome.Queued(same) : ReplyOutcome.Refused(ReplyRefusal.IdTaken);
        }

        var now = clock.GetUtcNow();
        var files = await db.StoredFiles.Where(f => draft.Files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        var (quoted, quoteRefusal) = draft.ReplyTo is { } id
            ? await QuotedMessage.TakeAsync(db, conversationId, id.ToString(), cancellationToken)
            : default;
        var refusal = ReplyRefusal.Of(found.channel, found.conversation, now)
            ?? draft.RefusalFor(found.conversation.Platform) ?? draft.RefusalFor(files, found.conversation.Platform) ?? quoteRefusal;
        return refusal is null
            ? await SaveAsync(
                found.conversation, found.channel, author, draft, draft.PartsFor(found.conversation.Platform, files), quoted?.Mid, now, cancellationToken)
            : ReplyOutcome.Refused(refusal);
    }

    /// <summary>What became of a request with the same key; one that is no longer remembered makes room.</summary>
    private async Task<ReplyOutcome?> FindEarlierAsync(Guid conversationId, Agent author, Draft draft, CancellationToken cancellationToken)
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

        if (found.request.CreatedAt + SendRequest.RememberedFor < clock.GetUtcNow())
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
        Conversation conversation, Channel channel, Agent author, Draft draft, IReadOnlyList<DraftPart> parts, string? quotedMid,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var messages = parts.Select((part, position) => conversation.Reply(
            author, position == 0 ? draft.Id : Guid.CreateVersion7(), part.Text, channel.HasHumanAgent, now.AddMicroseconds(position), part.File)).ToList();
        messages[0].ReplyToMid = quotedMid;
        db.Messages.AddRange(messages);
        if (draft.Key is { } key)
        {
            db.SendRequests.Add(new SendRequest(author, key, messages[0], SendRequest.HashOf(conversation.Id, draft.Whole), now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return ReplyOutcome.Queued(messages[0]);
    }
}

/// <summary>What became of a draft: one of the three.</summary>
public sealed record ReplyOutcome(Message? Message, ReplyRefusal? Refusal)
{
    public static readonly ReplyOutcome NotFound = new(null, null);

    public static ReplyOutcome Queued(Message message) => new(message, null);

    public static ReplyOutcome Refused(ReplyRefusal refusal) => new(null, refusal);
}
