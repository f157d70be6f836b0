using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.SavedReplies;

/// <summary>Keeps saved replies, or says why not. Refusals are keys of the localizer.</summary>
public sealed class SavedReplyService(InboxDbContext db, ChosenFiles chosen, TimeProvider clock)
{
    public async Task<SavedReplyOutcome> AddAsync(Agent author, SavedReplyForm form, CancellationToken cancellationToken)
    {
        var reply = new SavedReply(author, clock.GetUtcNow());
        db.SavedReplies.Add(reply);
        return await WriteAsync(reply, author, form, cancellationToken);
    }

    public async Task<SavedReplyOutcome> ChangeAsync(Guid id, Agent author, SavedReplyForm form, CancellationToken cancellationToken) =>
        await db.ChangeableBy(author).SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } reply
            ? await WriteAsync(reply, author, form, cancellationToken)
            : SavedReplyOutcome.NotFound;

    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(Guid id, Agent by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var replies = db.ChangeableBy(by).Where(r => r.Id == id);
        var files = await replies.Select(r => r.FileIds).SingleOrDefaultAsync(cancellationToken);
        if (files is null || await replies.ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        await LetGoAsync(files, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<SavedReplyOutcome> WriteAsync(
        SavedReply reply, Agent author, SavedReplyForm form, CancellationToken cancellationToken)
    {
        var own = await db.ContactFields.Select(f => f.Key).ToListAsync(cancellationToken);
        var problem = form.ProblemWith(own) ?? await ScopeProblemAsync(author, form, cancellationToken);
        if (problem is not null)
        {
            return new(null, problem, await chosen.KnownAsync(author, form.FileIds, cancellationToken));
        }

        // The files are saved as they come, and the reply with its words after them.
        reply.Write(form.PlainShortcut, form.PlainText, reply.FileIds);
        reply.GiveTo(form.Scope, form.TeamId);
        try
        {
            return await SaveAsync(reply, author, form, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation(SavedReplyMapping.UniqueShortcut))
        {
            return new(
                null, new(
                    "shortcut", new("There is a saved reply /{0} already. Give this one another shortcut.", form.PlainShortcut)),
                await chosen.KnownAsync(author, form.FileIds, cancellationToken));
        }
    }

    private async Task<SavedReplyOutcome> SaveAsync(
        SavedReply reply, Agent author, SavedReplyForm form, CancellationToken cancellationToken)
    {
        var before = reply.FileIds;
        var (files, refusal) = await chosen.TakeAsync(author, form.Files, form.FileIds, cancellationToken);
        if (refusal is not null)
        {
            return new(null, new("files", refusal.Words), files);
        }

        foreach (var file in await db.StoredFiles.Where(f => files.Contains(f.Id)).ToListAsync(cancellationToken))
        {
            file.Use();
        }

        reply.Write(form.PlainShortcut, form.PlainText, files);
        await db.SaveChangesAsync(cancellationToken);
        await LetGoAsync([.. before.Except(files)], cancellationToken);
        return new(reply.Id, null, files);
    }

    /// <summary>
    /// What nothing else uses goes away as an upload does that nobody used: after a day, since somebody may have it in their composer,
    /// and where it is in a draft after as long as a draft keeps its own.
    /// </summary>
    private async Task LetGoAsync(Guid[] files, CancellationToken cancellationToken)
    {
        var (soon, later) = (clock.GetUtcNow() + StoredFile.UnusedTimeToLive, clock.GetUtcNow() + DraftService.FilesTimeToLive);
        var unused = db.StoredFiles.Where(f => files.Contains(f.Id) && f.State == StoredFileState.Stored && f.DueAt == null)
            .Where(f => !db.Messages.Any(m => m.Attachments.Any(a => a.FileId == f.Id))
                && !db.SavedReplies.Any(r => r.FileIds.Contains(f.Id))
                && !db.ScheduledReplies.Any(r => r.FileIds.Contains(f.Id)));
        if (files.Length > 0)
        {
            await unused.ExecuteUpdateAsync(
                update => update.SetProperty(
                    f => f.DueAt, f => db.SavedDrafts.Any(d => d.FileIds.Contains(f.Id)) ? later : soon), cancellationToken);
        }
    }

    private async Task<SavedReplyProblem?> ScopeProblemAsync(Agent author, SavedReplyForm form, CancellationToken cancellationToken) =>
        form.Scope switch
        {
            SavedReplyScope.Everyone when author.Role < AgentRole.Admin =>
                new("scope", "Only an admin writes for everybody. Keep it for yourself or for a team of yours."),
            SavedReplyScope.Team when !await db.WritableBy(author).AnyAsync(t => t.Id == form.TeamId, cancellationToken) =>
                new("scope", "Choose one of your teams."),
            _ => null,
        };
}

/// <summary>What became of a saved reply.</summary>
/// <param name="Id">Where it was kept.</param>
/// <param name="Files">The files that are here now.</param>
public sealed record SavedReplyOutcome(Guid? Id, SavedReplyProblem? Problem, IReadOnlyList<Guid> Files)
{
    public static readonly SavedReplyOutcome NotFound = new(null, null, []);
}
