using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Sending;

/// <summary>
/// Takes a conversation over that another app answers, and hands it back. What came of it is said in keys of the localizer.
/// </summary>
[Route("conversations/{conversationId:guid}/thread-control")]
public sealed class ThreadControlsController(ThreadControlService threadControl, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        await threadControl.TakeOverAsync((await currentAgent.GetAsync(cancellationToken)).Agent, conversationId, cancellationToken) switch
        {
            ThreadControlOutcome.Changed => LocalRedirect(query.ToPlace().Of(conversationId)),
            ThreadControlOutcome.NotFound => NotFound(),
            ThreadControlOutcome.Asked => Say(
                "The other app was asked to hand over",
                "Meta does not let this inbox take the conversation, so the app that answers it was asked. It is yours as soon as that app agrees."),
            ThreadControlOutcome.ChannelSilent => Say(
                "This channel cannot be used now",
                "Nothing was taken over. An admin can see under Channels what is wrong."),
            _ => Say(
                "Meta did not hand this conversation over",
                "The other app still answers it. Answer there, or let an admin make this inbox the Page's default app in Meta's conversation routing."),
        };

    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        await threadControl.HandBackAsync((await currentAgent.GetAsync(cancellationToken)).Agent, conversationId, cancellationToken) switch
        {
            ThreadControlOutcome.Changed => LocalRedirect(query.ToPlace().Of(conversationId)),
            ThreadControlOutcome.NotFound => NotFound(),
            ThreadControlOutcome.ChannelSilent => Say(
                "This channel cannot be used now",
                "Nothing was handed back. An admin can see under Channels what is wrong."),
            _ => Say(
                "Meta did not take this conversation back",
                "It is still answered here. Try again later."),
        };

    private ViewResult Say(string title, string words)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Error", new ErrorPage(StatusCodes.Status409Conflict, HttpContext.TraceIdentifier, title, words));
    }
}
