using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>What a browser gets after a form of the panel: the conversation, with what was written and why it was not taken.</summary>
public sealed class PanelResponses(InboxDbContext db, MetaAppDirectory apps, TimeProvider clock)
{
    public async Task<IActionResult> AfterAsync(
        Controller controller, SignedInAgent by, Guid conversationId, ContactEdit edit, PanelRefusal refusal, ConversationListQuery query,
        CancellationToken cancellationToken)
    {
        if (edit.Outcome is EditOutcome.Done)
        {
            return controller.LocalRedirect($"{query.ToPlace().Of(conversationId)}#panel");
        }

        var page = edit.Outcome is EditOutcome.NotFound ? null : await ConversationPage.FindAsync(
            db, by, conversationId, query.ToPlace(), messagesBefore: null, clock.GetUtcNow(), cancellationToken);
        if (page is null)
        {
            return controller.NotFound();
        }

        var thread = page.Thread with
        {
            OurApps = await apps.FindIdsAsync(page.Thread.Head.Facts.Channel.MetaAppId, cancellationToken),
            Panel = page.Thread.Panel with { Refusal = refusal },
        };
        controller.Response.StatusCode = edit.Outcome is EditOutcome.Raced
            ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return controller.View("Show", page with { Thread = thread });
    }
}
