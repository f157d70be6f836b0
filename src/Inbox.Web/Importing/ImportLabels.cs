using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>The labels that rows name, made where there are none of that name, and the labels that contacts have.</summary>
internal sealed class ImportLabels
{
    private readonly Dictionary<string, Guid> byName;

    private ImportLabels(Dictionary<string, Guid> byName) => this.byName = byName;

    public static async Task<ImportLabels> LoadAsync(
        InboxDbContext db, Guid organizationId, IReadOnlyList<ParsedRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = rows.Where(row => row.Problems.Count == 0).SelectMany(row => row.Labels ?? []).Select(Label.Clean).OfType<string>()
            .DistinctBy(Label.KeyOf).ToList();
        if (wanted.Count == 0)
        {
            return new([]);
        }

        var known = await db.Labels.Where(l => l.RetiredAt == null).ToDictionaryAsync(l => l.NameKey, l => l.Id, cancellationToken);
        foreach (var name in wanted.Where(name => !known.ContainsKey(Label.KeyOf(name))))
        {
            if (known.Count < Label.MaxCount)
            {
                known[Label.KeyOf(name)] = db.Labels.Add(
                    new Label(organizationId, Guid.CreateVersion7(), name, LabelColour.Grey, now)).Entity.Id;
            }
        }

        return new(known);
    }

    /// <returns>Null where there is none of the name, and no room for another one.</returns>
    public Guid? Find(string name) =>
        Label.Clean(name) is { } clean && byName.TryGetValue(Label.KeyOf(clean), out var id) ? id : null;
}
