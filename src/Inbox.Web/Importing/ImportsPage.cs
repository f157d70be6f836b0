using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>The imports of an organization, the newest first.</summary>
/// <param name="Error">Why a file was not taken a moment ago.</param>
public sealed record ImportsPage(IReadOnlyList<ImportSummary> Imports, Sentence? Error = null)
{
    private const int MaxCount = 50;

    public static async Task<ImportsPage> LoadAsync(InboxDbContext db, CancellationToken cancellationToken) => new(
        await db.ContactImports.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(MaxCount)
            .Select(i => new ImportSummary(
                i.Id, i.FileName, i.State, i.Rows, i.Failed, i.CreatedAt, db.Agents.Single(a => a.Id == i.CreatedById).Name))
            .ToListAsync(cancellationToken));
}

public sealed record ImportSummary(Guid Id, string FileName, ImportState State, int Rows, int Failed, DateTimeOffset CreatedAt, string By)
{
    /// <summary>A key of the localizer.</summary>
    public string Words => State switch
    {
        ImportState.Mapping => "Not started",
        ImportState.Running => "Is being taken in",
        ImportState.Done => "Done",
        ImportState.Undoing => "Is being taken back",
        ImportState.Undone => "Taken back",
        _ => throw new InvalidOperationException($"No words for {State}."),
    };
}
