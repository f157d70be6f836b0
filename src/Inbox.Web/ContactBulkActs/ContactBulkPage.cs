using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Contacts that were chosen, what can be done with them, and how far that is.</summary>
/// <param name="Asked">What was chosen with them, before it is confirmed.</param>
/// <param name="Names">Of the first of them.</param>
public sealed record ContactBulkPage(
    ContactBulkAct Act, ContactBulkOrder? Asked, IReadOnlyList<string> Names, bool IsAdmin, DateTimeOffset Now)
{
    /// <summary>A key of the localizer.</summary>
    public const string OtherNumber = "That is another number than these are. Write how many are erased.";

    private const int MaxNames = 8;

    public IReadOnlyList<LabelChip> Labels { get; init; } = [];

    public IReadOnlyList<Agent> Agents { get; init; } = [];

    /// <summary>Why it was not started; a key of the localizer.</summary>
    public string? Error { get; init; }

    public string ListAddress => $"/contacts{Act.ListQuery}";

    /// <summary>How many are meant: before it begins, those who are there and seen at this moment.</summary>
    public required int Total { get; init; }

    /// <summary>Of how many no name is shown.</summary>
    public int Unnamed => Total - Names.Count;

    /// <summary>How much of what is being done is done.</summary>
    public int Percent => Act.State == ContactBulkState.Undoing
        ? (int)(100L * (Act.Changed - Act.Handled) / Math.Max(Act.Changed, 1)) : (int)(100L * Act.Handled / Math.Max(Act.Total, 1));

    /// <summary>The name of the label or the agent that is meant, also of one that is gone; null where none is.</summary>
    public string? Meant { get; init; }

    public static async Task<ContactBulkPage> LoadAsync(
        InboxDbContext db, Agent by, ContactBulkAct act, ContactBulkOrder? asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actId = act.Id;
        var chosen = db.ContactsVisibleTo(by).Where(c => db.ContactBulkTargets.Any(t => t.ActId == actId && t.ContactId == c.Id));
        var isBegun = act.State != ContactBulkState.Chosen;
        var names = isBegun ? []
            : await db.WithActivity(by, chosen).OrderByDescending(s => s.ActiveAt).ThenByDescending(s => s.Contact.Id)
                .Select(s => s.Contact.Name).Take(MaxNames).ToListAsync(cancellationToken);
        return new(act, asked, names, by.Role >= AgentRole.Admin, now)
        {
            Total = isBegun ? act.Total : await chosen.CountAsync(cancellationToken),
            Labels = await db.Labels.Where(l => l.RetiredAt == null).OrderBy(l => l.NameKey)
                .Select(l => new LabelChip(l.Id, l.Name, l.Colour)).ToListAsync(cancellationToken),
            Agents = await db.Agents.AsNoTracking().Where(a => a.RemovedAt == null).OrderBy(a => a.Name).ThenBy(a => a.Id)
                .ToListAsync(cancellationToken),
            Meant = await MeantAsync(db, asked?.LabelId ?? act.LabelId, asked?.OwnerId ?? act.OwnerId, cancellationToken),
        };
    }

    private static async Task<string?> MeantAsync(
        InboxDbContext db, Guid? labelId, Guid? ownerId, CancellationToken cancellationToken) =>
        await db.Labels.Where(l => l.Id == labelId).Select(l => l.Name).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Agents.Where(a => a.Id == ownerId).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken);
}
