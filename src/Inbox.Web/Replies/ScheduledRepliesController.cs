using Inbox.Web.Conversations;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.Web.Replies;

/// <summary>An answer that waits for its time: sent now, taken back to be changed, or dropped.</summary>
[Route("conversations/{conversationId:guid}/scheduled-replies/{id:guid}")]
public sealed class ScheduledRepliesController(ScheduledReplyService scheduled, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Send(
        Guid conversationId, Guid id, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        After(await scheduled.SendNowAsync(
            conversationId, id, await AgentAsync(cancellationToken), cancellationToken), conversationId, query);

    /// <summary>Leads to where it is changed, with the time at which it was to be sent.</summary>
    [HttpPost("draft")]
    public async Task<IActionResult> TakeBack(
        Guid conversationId, Guid id, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        if (await scheduled.TakeBackAsync(conversationId, id, writer.Agent, cancellationToken) is not { } reply)
        {
            return this.TooLate();
        }

        var address = query.ToPlace().Of(conversationId);
        var planned = reply.IsPlanned
            ? QueryHelpers.AddQueryString(address, "plannedFor", SnoozeOption.Write(reply.SendAt, writer.Zone)) : address;
        return LocalRedirect($"{planned}#composer");
    }

    [HttpDelete]
    public async Task<IActionResult> Drop(
        Guid conversationId, Guid id, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        After(await scheduled.DropAsync(conversationId, id, await AgentAsync(cancellationToken), cancellationToken), conversationId, query);

    private async Task<Agent> AgentAsync(CancellationToken cancellationToken) => (await currentAgent.GetAsync(cancellationToken)).Agent;

    private IActionResult After(bool isDone, Guid conversationId, ConversationListQuery query) =>
        isDone ? LocalRedirect($"{query.ToPlace().Of(conversationId)}#composer") : this.TooLate();
}
