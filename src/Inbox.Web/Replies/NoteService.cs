using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>Takes what an agent writes for colleagues, and calls those whom it names.</summary>
public sealed class NoteService(InboxDbContext db, TimeProvider clock)
{
    /// <summary>Adds it once, however often the same form comes.</summary>
    public Task<NoteOutcome> AddAsync(Guid conversationId, Agent author, NoteForm form, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(() => TryAddAsync(conversationId, author, form, cancellationToken));

    private async Task<NoteOutcome> TryAddAsync(
        Guid conversationId, Agent author, NoteForm form, CancellationToken cancellationToken)
    {
        var found = await db.VisibleTo(author).Where(c => c.Id == conversationId)
            .Select(c => new { conversation = c, same = db.Notes.SingleOrDefault(n => n.Id == form.Id) })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || RefusalOf(form) is not null)
        {
            return new(found is null, found is null ? null : RefusalOf(form));
        }

        var people = await Mentionables.LoadAsync(db, cancellationToken);
        var text = people.Keep(MessageText.Clean(form.Note), form.Mentions);
        if (found.same is { } same && same.ConversationId == conversationId && same.AuthorId == author.Id && same.Text == text)
        {
            return NoteOutcome.Done;
        }

        // Other words under a known id are another note.
        var id = found.same is null ? form.Id : Guid.CreateVersion7();
        var note = new Note(found.conversation, id, author, text, clock.GetUtcNow());
        db.Notes.Add(note);
        await CallAsync(note, [], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return NoteOutcome.Done;
    }

    /// <summary>
    /// Changes a note of the agent's own; those who are called anew are told, and those who are not called any more are not.
    /// </summary>
    public Task<NoteOutcome> EditAsync(
        Guid conversationId, Guid noteId, Agent author, NoteForm form, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(() => TryEditAsync(conversationId, noteId, author, form, cancellationToken));

    private async Task<NoteOutcome> TryEditAsync(
        Guid conversationId, Guid noteId, Agent author, NoteForm form, CancellationToken cancellationToken)
    {
        var note = await OwnAsync(conversationId, noteId, author, cancellationToken);
        if (note is null || RefusalOf(form) is not null)
        {
            return new(note is null, note is null ? null : RefusalOf(form));
        }

        var people = await Mentionables.LoadAsync(db, cancellationToken);
        note.Edit(people.Keep(MessageText.Clean(form.Note), [.. form.Mentions, .. Mentionables.IdsIn(note.Text)]), clock.GetUtcNow());
        await CallAsync(note, await db.Mentions.Where(m => m.NoteId == noteId).ToListAsync(cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return NoteOutcome.Done;
    }

    /// <summary>Removes a note of the agent's own; whoever comes second finds none.</summary>
    public Task<NoteOutcome> RemoveAsync(Guid conversationId, Guid noteId, Agent author, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(() => TryRemoveAsync(conversationId, noteId, author, cancellationToken));

    private async Task<NoteOutcome> TryRemoveAsync(Guid conversationId, Guid noteId, Agent author, CancellationToken cancellationToken)
    {
        if (await OwnAsync(conversationId, noteId, author, cancellationToken) is not { } note)
        {
            return new(IsNotFound: true, null);
        }

        db.Notes.Remove(note);
        await db.SaveChangesAsync(cancellationToken);
        return NoteOutcome.Done;
    }

    private static ReplyRefusal? RefusalOf(NoteForm form) => MessageText.Clean(form.Note).Length switch
    {
        0 => ReplyRefusal.EmptyNote,
        > Note.TextLength => ReplyRefusal.NoteTooLong,
        _ => null,
    };

    private Task<Note?> OwnAsync(Guid conversationId, Guid noteId, Agent author, CancellationToken cancellationToken) =>
        db.Notes.SingleOrDefaultAsync(
            n => n.Id == noteId && n.ConversationId == conversationId && n.AuthorId == author.Id
                && db.VisibleTo(author).Any(c => c.Id == conversationId), cancellationToken);

    /// <summary>Nobody is called by a note of their own.</summary>
    private async Task CallAsync(Note note, List<Mention> before, CancellationToken cancellationToken)
    {
        var ids = Mentionables.IdsIn(note.Text).ToHashSet();
        var called = ids.Count == 0 ? [] : await db.Agents
            .Where(a => a.RemovedAt == null && (ids.Contains(a.Id) || db.TeamMembers.Any(m => m.AgentId == a.Id && ids.Contains(m.TeamId))))
            .Where(a => a.Id != note.AuthorId).Select(a => a.Id).ToListAsync(cancellationToken);
        db.Mentions.RemoveRange(before.Where(m => !called.Contains(m.AgentId)));
        db.Mentions.AddRange(called.Except(before.Select(m => m.AgentId)).Select(id => new Mention(note, id, clock.GetUtcNow())));
    }
}

/// <summary>What became of a note.</summary>
public sealed record NoteOutcome(bool IsNotFound, ReplyRefusal? Refusal)
{
    public static readonly NoteOutcome Done = new(IsNotFound: false, null);
}
