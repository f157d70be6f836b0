using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>The labels that rows name, made where there are none of that name, and the labels that contacts have.</summary>
internal sealed class ImportLabels
{
    private readonly Dictionary<string, Label> byName;

    private ImportLabels(Dictionary<string, Label> byName) => this.byName = byName;

    public static async Task<ImportLabels> LoadAsync(
        InboxDbContext db, Guid organizationId, IReadOnlyList<ParsedRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = rows.Where(row => row.Problems.Count == 0).SelectMany(row => row.Labels ?? []).Select(Label.Clean).OfType<string>()
            .DistinctBy(Label.KeyOf).ToList();
        if (rows.All(row => row.Labels is null))
        {
            return new([]);
        }

        var known = await db.Labels.Where(l => l.RetiredAt == null).ToDictionaryAsync(l => l.NameKey, cancellationToken);
        foreach (var name in wanted.Where(name => !known.ContainsKey(Label.KeyOf(name))))
        {
            if (known.Count < Label.MaxCount)
            {
                known[Label.KeyOf(name)] = db.Labels.Add(
                    new Label(organizationId, Guid.CreateVersion7(), name, LabelColour.Grey, now)).Entity;
            }
        }

        return new(known);
    }

    /// <returns>Null where there is none of the name, and no room for another one.</returns>
    public Guid? Find(string name) =>
        Label.Clean(name) is { } clean && byName.TryGetValue(Label.KeyOf(clean), out var label) ? label.Id : null;

    /// <returns>Null for one that is not in use any more.</returns>
    public Label? Find(Guid id) => byName.Values.FirstOrDefault(label => label.Id == id);
}
