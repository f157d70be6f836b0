using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Audit;

/// <summary>The newest acts, or those before one; ids grow with time.</summary>
/// <param name="Older">The entry before which the older ones stand; null where there are none.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, Guid? Older)
{
    private const int Take = 50;

    public static async Task<AuditPage> LoadAsync(InboxDbContext db, Guid? before, CancellationToken cancellationToken)
    {
        var rows = await db.AuditEntries.Where(e => before == null || e.Id < before)
            .OrderByDescending(e => e.Id).Take(Take + 1)
            .Select(e => new AuditRow(
                e.Id, e.At, e.Act, db.Agents.Where(a => a.Id == e.AgentId).Select(a => a.Name).FirstOrDefault(), Sentence.Read(
                    e.NoteCode, e.Note), e.Address))
            .ToListAsync(cancellationToken);
        return rows.Count <= Take ? new(rows, null) : new(rows[..Take], rows[Take - 1].Id);
    }
}

/// <param name="Agent">Null for a command on the server, and for Meta.</param>
public sealed record AuditRow(Guid Id, DateTimeOffset At, AuditAct Act, string? Agent, Sentence? Note, string? Address)
{
    /// <summary>Who did it where no agent did, a key of the localizer.</summary>
    public string Other =>
        Act is AuditAct.DeauthorizeApp or AuditAct.DeletePlatformData ? "A person, through Meta" : "A command on the server";
}
