using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>
/// Keeps what agents have begun to write, and forgets it once it is sent. Their lists are told when a draft comes or goes.
/// </summary>
public sealed class DraftService(InboxDbContext db, InboxFeed feed, TimeProvider clock)
{
    /// <summary>Longer than an uploaded file waits by itself.</summary>
    public static readonly TimeSpan FilesTimeToLive = TimeSpan.FromDays(30);

    /// <returns>The draft as it is now; null where there is none any more.</returns>
    public async Task<Draft?> SaveAsync(
        Agent agent, Guid conversationId, DraftForm form, IReadOnlyList<Guid>? files, CancellationToken cancellationToken)
    {
        var sent = await FindSentAsync(form.Id, cancellationToken);
        var words = sent is null ? form.Words : form.Words.Without(sent);
        if (sent is not null && words.IsEmpty)
        {
            return await FindAsync(agent, conversationId, cancellationToken);
        }

        await KeepFilesAsync(files ?? [], cancellationToken);
        return await ChangeAsync(agent, conversationId, makes: true, draft =>
        {
            draft.Write(words, form.KnownAt, Now());
            draft.Carry(files ?? draft.FileIds);
        }, cancellationToken);
    }

    /// <summary>What was to be sent is not: it is a draft again.</summary>
    public async Task PutBackAsync(
        Agent agent, Guid conversationId, string text, Guid? replyTo, IReadOnlyList<Guid> files, CancellationToken cancellationToken,
        string note = "")
    {
        await KeepFilesAsync(files, cancellationToken);
        await ChangeAsync(agent, conversationId, makes: true, draft => draft.PutBack(text, note, replyTo, files, Now()), cancellationToken);
    }

    /// <summary>The longer text of another tab is not wanted any more.</summary>
    public Task DropReplacedAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken) =>
        ChangeAsync(agent, conversationId, makes: false, draft => draft.DropReplaced(), cancellationToken);

    /// <summary>The answer was taken; the note that stood beside it is kept.</summary>
    /// <returns>What is left; null where nothing is.</returns>
    public Task<Draft?> ForgetReplyAsync(
        Agent agent, Guid conversationId, OutgoingReply sent, CancellationToken cancellationToken) =>
        ForgetAsync(agent, conversationId, sent.Id, sent.Note, draft => draft.ForgetReply(sent, Now()), cancellationToken);

    /// <summary>The note was taken; the answer that stood beside it is kept.</summary>
    /// <returns>What is left; null where nothing is.</returns>
    public Task<Draft?> ForgetNoteAsync(
        Agent agent, Guid conversationId, NoteForm added, CancellationToken cancellationToken) =>
        ForgetAsync(
            agent, conversationId, added.Id, added.Text,
            draft => draft.ForgetNote(added.Note, added.Text, PageMoment.Of(added.Known), Now()), cancellationToken);

    /// <summary>What was written is done, and so is the sign of writing.</summary>
    /// <param name="id">The id that it was written with: what was begun after it has another one, and stays.</param>
    /// <param name="beside">What was begun beside it.</param>
    private Task<Draft?> ForgetAsync(
        Agent agent, Guid conversationId, Guid id, string? beside, Action<Draft> change, CancellationToken cancellationToken)
    {
        feed.Publish(new(agent.OrganizationId, conversationId) { Presence = new(agent.Id, PresenceKind.Sent) });
        return ChangeAsync(
            agent, conversationId, makes: !string.IsNullOrWhiteSpace(beside), draft =>
            {
                if (draft.IsOf(id))
                {
                    change(draft);
                }
            }, cancellationToken);
    }

    /// <param name="makes">Whether a draft begins here; else there is nothing to do where none was kept, which is the rule.</param>
    private Task<Draft?> ChangeAsync(
        Agent agent, Guid conversationId, bool makes, Action<Draft> change, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(async () =>
        {
            var found = await FindAsync(agent, conversationId, cancellationToken);
            if (found is null && !makes)
            {
                return null;
            }

            var draft = found ?? new Draft(agent, conversationId);
            change(draft);
            return await SaveAsync(draft, wasHere: found is not null, cancellationToken);
        });

    private async Task<Draft?> SaveAsync(Draft draft, bool wasHere, CancellationToken cancellationToken)
    {
        if (draft.IsEmpty && wasHere)
        {
            db.SavedDrafts.Remove(draft);
        }
        else if (!draft.IsEmpty && !wasHere)
        {
            db.SavedDrafts.Add(draft);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (draft.IsEmpty == wasHere)
        {
            feed.Publish(new(draft.OrganizationId, draft.ConversationId, draft.AgentId));
        }

        return draft.IsEmpty ? null : draft;
    }

    private async Task KeepFilesAsync(IReadOnlyList<Guid> files, CancellationToken cancellationToken)
    {
        if (files.Count > 0)
        {
            var until = clock.GetUtcNow() + FilesTimeToLive;
            await db.StoredFiles.Where(f => files.Contains(f.Id) && f.State == StoredFileState.Stored && f.DueAt != null)
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.DueAt, until), cancellationToken);
        }
    }

    /// <summary>What became of a draft; null where nothing did yet.</summary>
    private Task<SentWords?> FindSentAsync(Guid id, CancellationToken cancellationToken) =>
        db.Messages.Where(m => m.Id == id).Select(m => new { m.Text, IsNote = false })
            .Concat(db.ScheduledReplies.Where(r => r.Id == id).Select(r => new { Text = (string?)r.Text, IsNote = false }))
            .Concat(db.Notes.Where(n => n.Id == id).Select(n => new { Text = (string?)n.Text, IsNote = true }))
            .Select(words => new SentWords(words.Text, words.IsNote)).FirstOrDefaultAsync(cancellationToken);

    private Task<Draft?> FindAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken) =>
        db.SavedDrafts.SingleOrDefaultAsync(d => d.AgentId == agent.Id && d.ConversationId == conversationId, cancellationToken);

    /// <summary>A page tells it back.</summary>
    private DateTimeOffset Now() => ColumnTime.Fit(clock.GetUtcNow());
}
