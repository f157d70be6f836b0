using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>The sending of one message: begun once more, or called off.</summary>
[Route("conversations/{conversationId:guid}/messages/{messageId:guid}/sending")]
public sealed class SendingsController(InboxDbContext db, CurrentAgent currentAgent, OutgoingSignal signal, TimeProvider clock) : Controller
{
    /// <summary>Sends a failed or unconfirmed message again, since a person says so.</summary>
    [HttpPost]
    public Task<IActionResult> Create(
        Guid conversationId, Guid messageId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        ChangeAsync(conversationId, messageId, query, SendAgain, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(
        Guid conversationId, Guid messageId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        ChangeAsync(conversationId, messageId, query, (sent, now) => sent.Message.Cancel(now), cancellationToken);

    private static void SendAgain(SentMessage sent, DateTimeOffset now)
    {
        if (sent.Message.Status is MessageStatus.Failed or MessageStatus.Unknown
            && new ReplyPolicy(sent.Channel, sent.Conversation, now).Refusal is null)
        {
            sent.Message.QueueAgain(now);
        }
    }

    private async Task<IActionResult> ChangeAsync(
        Guid conversationId, Guid messageId, ConversationListQuery query, Action<SentMessage, DateTimeOffset> change,
        CancellationToken cancellationToken)
    {
        var sent = await FindAsync(conversationId, messageId, cancellationToken);
        if (sent is null)
        {
            return NotFound();
        }

        change(sent, clock.GetUtcNow());
        sent.Conversation.Follow(sent.Message);
        await SaveAsync(cancellationToken);
        signal.Wake();
        return LocalRedirect($"{query.ToPlace().Of(conversationId)}#message-{messageId}");
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It moved on in the meantime; the page shows how far.
        }
    }

    private async Task<SentMessage?> FindAsync(Guid conversationId, Guid messageId, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var found = await (
            from message in db.Messages
            where message.Id == messageId && message.ConversationId == conversationId && message.AuthorId != null
            join conversation in db.VisibleTo(agent) on message.ConversationId equals conversation.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { message, conversation, channel }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.message, found.conversation, found.channel);
    }
}
