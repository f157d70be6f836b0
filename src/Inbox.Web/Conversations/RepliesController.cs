using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

[Route("conversations/{conversationId:guid}/replies")]
public sealed class RepliesController(
    ReplyDesk desk, Uploads uploads, InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    /// <summary>Room for five of the largest files; how large each may be is said in the form.</summary>
    private const int MostBytes = 130 * 1024 * 1024;

    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(
        Guid conversationId, ReplyForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        var id = form.Id == Guid.Empty ? Guid.CreateVersion7() : form.Id;
        var (files, fileRefusal) = await TakeFilesAsync(form, cancellationToken);
        var draft = new Draft(id, MessageText.Clean(form.Text), form.Split, form.ReplyTo) { Files = files };
        if (fileRefusal is not null)
        {
            return await ShowAgainAsync(conversationId, writer, draft, fileRefusal, query, cancellationToken);
        }

        var (message, refusal) = await desk.QueueAsync(conversationId, writer.Agent, draft, cancellationToken);
        if (message is not null)
        {
            return LocalRedirect($"{query.ToPlace().Of(conversationId)}#message-{message.Id}");
        }

        return refusal is null ? NotFound() : await ShowAgainAsync(conversationId, writer, draft, refusal, query, cancellationToken);
    }

    /// <summary>The files that are here now, and why one is not.</summary>
    private async Task<(IReadOnlyList<Guid> Files, ReplyRefusal? Refusal)> TakeFilesAsync(ReplyForm form, CancellationToken cancellationToken)
    {
        var files = form.FileIds.ToList();
        var refusal = form.Files.Count + files.Count > Draft.MostFiles ? ReplyRefusal.TooManyFiles : null;
        foreach (var chosen in form.Files.Take(Draft.MostFiles - files.Count))
        {
            var (name, file, problem) = await uploads.AddAsync(chosen, cancellationToken);
            if (file is not null)
            {
                files.Add(file.Id);
            }

            refusal ??= problem is { } reason ? ReplyRefusal.OfFile(name, FileWords.Of(reason)) : null;
        }

        return (files, refusal);
    }

    /// <summary>The conversation with what was written, and why it was not taken.</summary>
    private async Task<IActionResult> ShowAgainAsync(
        Guid conversationId, SignedInAgent writer, Draft draft, ReplyRefusal refusal, ConversationListQuery query, CancellationToken cancellationToken)
    {
        var page = await ConversationPage.FindAsync(db, writer, conversationId, query.ToPlace(), messagesBefore: null, clock.GetUtcNow(), cancellationToken);
        if (page is null)
        {
            return NotFound();
        }

        var apps = HttpContext.RequestServices.GetRequiredService<MetaAppDirectory>();
        var ours = await apps.FindIdsAsync(page.Thread.Head.Facts.Channel.MetaAppId, cancellationToken);
        page = page with { Thread = page.Thread with { OurApps = ours } };
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var files = await db.StoredFiles.Where(f => draft.Files.Contains(f.Id) && f.State == StoredFileState.Stored)
            .Select(f => new ComposerFile(f.Id, f.Name ?? "", f.Length)).ToListAsync(cancellationToken);
        var (quoted, _) = draft.ReplyTo is { } id
            ? await QuotedMessage.TakeAsync(db, conversationId, id.ToString(), cancellationToken)
            : default;
        return View("Show", page.With(draft, refusal, files, quoted));
    }
}
