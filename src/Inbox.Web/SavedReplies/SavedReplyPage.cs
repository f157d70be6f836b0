using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.SavedReplies;

/// <summary>A saved reply while it is written.</summary>
/// <param name="Id">Null while it is new.</param>
public sealed record SavedReplyPage(
    Guid? Id, SavedReplyForm Form, IReadOnlyList<ComposerFile> Files, IReadOnlyList<AssigneeOption> Teams, bool IsAdmin,
    SavedReplyProblem? Problem)
{
    /// <summary>The keys of the organization's own fields, which a text can name.</summary>
    public IReadOnlyList<string> OwnFields { get; init; } = [];

    public string Address => Id is null ? "/settings/saved-replies" : $"/settings/saved-replies/{Id}";

    public static async Task<SavedReplyPage> LoadAsync(
        InboxDbContext db, Agent agent, Guid? id, SavedReplyForm form, SavedReplyProblem? problem, CancellationToken cancellationToken)
    {
        var teams = await db.WritableBy(agent).OrderBy(t => t.Name).Select(t => new AssigneeOption(t.Id, t.Name))
            .ToListAsync(cancellationToken);
        var files = await db.StoredFiles.Where(f => form.FileIds.Contains(f.Id))
            .Select(f => new ComposerFile(f.Id, f.Name ?? "", f.Length, f.HasThumbnail)).ToListAsync(cancellationToken);
        return new(id, form, files, teams, agent.Role >= AgentRole.Admin, problem)
        {
            OwnFields = await db.ContactFields.Where(f => f.RetiredAt == null).OrderBy(f => f.Position).Select(f => f.Key)
                .ToListAsync(cancellationToken),
        };
    }
}

/// <summary>The saved replies that an agent uses.</summary>
public sealed record SavedRepliesPage(IReadOnlyList<SavedReplyRow> Rows)
{
    public static async Task<SavedRepliesPage> LoadAsync(InboxDbContext db, Agent agent, CancellationToken cancellationToken)
    {
        var changeable = db.ChangeableBy(agent);
        return new(await db.SavedReplies.Where(r => db.UsableBy(agent).Any(u => u.Id == r.Id) || changeable.Any(c => c.Id == r.Id))
            .OrderBy(r => r.Shortcut).ThenBy(r => r.Id)
            .Select(r => new SavedReplyRow(
                r.Id, r.Shortcut, r.Text, r.AgentId != null, db.Teams.Where(t => t.Id == r.TeamId).Select(t => t.Name).FirstOrDefault(),
                r.FileIds.Length, r.UseCount, changeable.Any(c => c.Id == r.Id))).ToListAsync(cancellationToken));
    }
}

public sealed record SavedReplyRow(
    Guid Id, string Shortcut, string Text, bool IsMine, string? TeamName, int FileCount, int UseCount, bool CanChange);
