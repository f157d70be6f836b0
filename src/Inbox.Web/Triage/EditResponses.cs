using Inbox.Web.Lists;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

/// <summary>What a browser gets after an act on a conversation; the words are keys of the localizer.</summary>
internal static class EditResponses
{
    /// <summary>Back to the conversation, with the list beside it as it was; or why not.</summary>
    public static IActionResult After(this Controller controller, EditOutcome outcome, Guid conversationId, ConversationListQuery query) =>
        outcome switch
        {
            EditOutcome.Done => controller.LocalRedirect(query.ToPlace().Of(conversationId)),
            EditOutcome.NotFound => controller.NotFound(),
            EditOutcome.NotTheirsAlone => controller.Refuse(
                "A colleague is at work with this person",
                "They write in a conversation that you do not see, and would not be heard there either. Ask an admin to block them."),
            EditOutcome.AnotherIsOpen => controller.Refuse(
                "This person has another open conversation",
                "There is one open conversation with a person at a time. Answer in that one, or close it first."),
            _ => controller.Refuse(
                "This conversation changed while you worked on it",
                "A message came in, or a colleague was faster. Nothing was lost: go back, look again and try once more."),
        };

    /// <summary>On to where the agent goes once the conversation is done with; or why it could not be.</summary>
    public static IActionResult After(this Controller controller, Dismissal dismissal, Guid conversationId, ConversationListQuery query) =>
        dismissal.Outcome == EditOutcome.Done
            ? controller.LocalRedirect(dismissal.Address) : controller.After(dismissal.Outcome, conversationId, query);

    /// <summary>The conversation is not there for this agent, or not any more; what was written is given back.</summary>
    public static ViewResult Gone(this Controller controller, string? written)
    {
        controller.Response.StatusCode = StatusCodes.Status404NotFound;
        return controller.View("Error", new ErrorPage(
            StatusCodes.Status404NotFound, controller.HttpContext.TraceIdentifier,
            "This conversation is not here", "It was deleted, or it is not yours to see any more. Nothing was sent.")
        { Kept = written });
    }

    /// <summary>What was to be taken back is sent, or gone.</summary>
    public static ViewResult TooLate(this Controller controller)
    {
        controller.Response.StatusCode = StatusCodes.Status404NotFound;
        return controller.View("Error", new ErrorPage(
            StatusCodes.Status404NotFound, controller.HttpContext.TraceIdentifier,
            "It does not wait any more", "It was sent in the meantime, or somebody took it away. Open the conversation to see it."));
    }

    private static ViewResult Refuse(this Controller controller, string title, string words)
    {
        controller.Response.StatusCode = StatusCodes.Status409Conflict;
        return controller.View("Error", new ErrorPage(StatusCodes.Status409Conflict, controller.HttpContext.TraceIdentifier, title, words));
    }
}
