using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Sending;

/// <summary>Takes a conversation over that another app answers. What came of it is said in keys of the localizer.</summary>
[Route("conversations/{conversationId:guid}/thread-control")]
public sealed class ThreadControlsController(ThreadControlService threadControl, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        await threadControl.TakeOverAsync((await currentAgent.GetAsync(cancellationToken)).Agent, conversationId, cancellationToken) switch
        {
            TakeOverOutcome.Taken => LocalRedirect(query.ToPlace().Of(conversationId)),
            TakeOverOutcome.NotFound => NotFound(),
            TakeOverOutcome.Asked => Say(
                "The other app was asked to hand over",
                "Meta does not let this inbox take the conversation, so the app that answers it was asked. It is yours as soon as that app agrees."),
            TakeOverOutcome.ChannelSilent => Say(
                "This channel cannot be used now",
                "Nothing was taken over. An admin can see under Channels what is wrong."),
            _ => Say(
                "Meta did not hand this conversation over",
                "The other app still answers it. Answer there, or let an admin make this inbox the Page's default app in Meta's conversation routing."),
        };

    private ViewResult Say(string title, string words)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Error", new ErrorPage(StatusCodes.Status409Conflict, HttpContext.TraceIdentifier, title, words));
    }
}
