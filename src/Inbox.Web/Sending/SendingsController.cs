using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>The sending of one message: begun once more, or called off; the words are keys of the localizer.</summary>
[Route("conversations/{conversationId:guid}/messages/{messageId:guid}/sending")]
public sealed class SendingsController(InboxDbContext db, CurrentAgent currentAgent, OutgoingSignal signal, TimeProvider clock) : Controller
{
    /// <summary>Sends a failed or unconfirmed message again, since a person says so who may write there.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, Guid messageId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var (agent, now) = ((await currentAgent.GetAsync(cancellationToken)).Agent, clock.GetUtcNow());
        if (await FindAsync(agent, conversationId, messageId, cancellationToken) is not { } sent)
        {
            return NotFound();
        }

        if (sent.Message.Status is MessageStatus.Failed or MessageStatus.Unknown)
        {
            var policy = new ReplyPolicy(sent.Channel, sent.Conversation, now) { IsByProgram = sent.Message.IsByProgram };
            if (policy.RefusalFor(agent.Id) is { } refusal)
            {
                return Refused(refusal);
            }

            sent.Message.QueueAgain(now);
        }

        return await SaveAsync(sent, query, cancellationToken);
    }

    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, Guid messageId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (await FindAsync(agent, conversationId, messageId, cancellationToken) is not { } sent)
        {
            return NotFound();
        }

        sent.Message.Cancel(clock.GetUtcNow());
        return await SaveAsync(sent, query, cancellationToken);
    }

    private ViewResult Refused(ReplyRefusal refusal)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Error", new ErrorPage(
            StatusCodes.Status422UnprocessableEntity, HttpContext.TraceIdentifier, "The message was not sent again", refusal.Words));
    }

    private async Task<IActionResult> SaveAsync(SentMessage sent, ConversationListQuery query, CancellationToken cancellationToken)
    {
        sent.Conversation.Follow(sent.Message);
        await ConversationSummaries.SettleAsync(db, [sent.Conversation], cancellationToken);
        await SaveAsync(cancellationToken);
        signal.Wake();
        return LocalRedirect($"{query.ToPlace().Of(sent.Conversation.Id)}#message-{sent.Message.Id}");
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

    private async Task<SentMessage?> FindAsync(Agent agent, Guid conversationId, Guid messageId, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Messages
            where message.Id == messageId && message.ConversationId == conversationId && message.AuthorId != null
            join conversation in db.VisibleTo(agent) on message.ConversationId equals conversation.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { message, conversation, channel }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.message, found.conversation, found.channel);
    }
}
