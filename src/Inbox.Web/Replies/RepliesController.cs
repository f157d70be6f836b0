using Inbox.Web.Conversations;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Replies;

[Route("conversations/{conversationId:guid}/replies")]
public sealed class RepliesController(
    ReplyService replies, ScheduledReplyService scheduled, AfterReply after, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    [RequestSizeLimit(ChosenFiles.MaxBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = ChosenFiles.MaxBytes)]
    public async Task<IActionResult> Create(
        Guid conversationId, ReplyForm form, [FromQuery] ConversationListQuery query,
        [FromServices] ChosenFiles chosen, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var (writer, place) = (await currentAgent.GetAsync(cancellationToken), query.ToPlace());
        var (files, fileRefusal) = await chosen.TakeAsync(writer.Agent, form.Files, form.FileIds, cancellationToken);
        var (time, timeRefusal) = SendTime.Of(form, writer, clock.GetUtcNow());
        var draft = form.ToDraft(files);
        if ((fileRefusal ?? timeRefusal) is { } early)
        {
            return ShowAgain(conversationId, writer, draft, early, place);
        }

        var next = await after.FindNextAsync(form.Then, conversationId, writer, place, cancellationToken);
        var outcome = time is null
            ? await replies.QueueAsync(conversationId, writer.Agent, draft, cancellationToken)
            : await scheduled.AddAsync(conversationId, writer.Agent, draft, time, form.Then == ReplyForm.ThenClose, cancellationToken);
        if (outcome.IsTaken)
        {
            var (left, act) = await after.FinishAsync(form.ThenAt(time), conversationId, writer.Agent, draft, cancellationToken);
            return this.Taken(next ?? $"{place.Of(conversationId)}#{(time is null ? "message" : "scheduled")}-{draft.Id}", left, act);
        }

        return outcome.Refusal is { } refusal
            ? ShowAgain(conversationId, writer, draft, refusal, place)
            : this.Gone(draft.Text);
    }

    /// <summary>The conversation with what was written, and why it was not taken.</summary>
    private RefusedComposerResult ShowAgain(
        Guid conversationId, SignedInAgent writer, OutgoingReply draft, ReplyRefusal refusal, ListPlace place) =>
        RefusedComposerResult.Of(conversationId, writer, place, draft, refusal, () => this.Gone(draft.Text));
}
