using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Replies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Inbox.Web.Threads;

/// <summary>Renders the conversation's page for a composer that was refused.</summary>
public sealed class RefusedComposerResultExecutor(
    InboxDbContext db, MetaAppDirectory apps, InboxFeed feed, IModelMetadataProvider metadata, TimeProvider clock)
    : IActionResultExecutor<RefusedComposerResult>
{
    public async Task ExecuteAsync(ActionContext context, RefusedComposerResult result)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        var page = await ConversationPage.FindAsync(
            db, result.Writer, result.ConversationId, result.Place, messagesBefore: null, clock.GetUtcNow(), cancellationToken);
        if (page is null)
        {
            await result.WhenGone().ExecuteResultAsync(context);
            return;
        }

        var thread = page.Thread.Hearing(feed) with
        {
            OurApps = await apps.FindIdsAsync(page.Thread.Head.Facts.Channel.MetaAppId, cancellationToken),
            Composer = await result.FillAsync(page.Thread.Composer, db, cancellationToken),
        };
        context.HttpContext.Response.StatusCode = result.StatusCode;
        await ViewOf(page with { Thread = thread }, context.ModelState).ExecuteResultAsync(context);
    }

    private ViewResult ViewOf(ConversationPage page, ModelStateDictionary modelState) => new()
    {
        ViewName = "Show",
        ViewData = new ViewDataDictionary<ConversationPage>(metadata, modelState) { Model = page },
    };
}
