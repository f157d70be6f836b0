using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Search;

namespace Inbox.Web.Importing;

/// <summary>
/// Some rows on their way in. The caller saves what is changed of contacts who are there, and then has what is new copied in. The reasons
/// are keys of the localizer.
/// </summary>
internal sealed class ImportBatch(InboxDbContext db, ContactImport import, Agent by, ImportPlan plan, DateTimeOffset now)
{
    private readonly Dictionary<string, int> keys = [];
    private readonly NewRows added = new(db);

    public required RowMatcher Matcher { get; init; }

    public required ImportLabels Labels { get; init; }

    /// <summary>Of contacts that were there: the labels that they have.</summary>
    public required ILookup<Guid, Guid> Given { get; init; }

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0);

    public void Take(ParsedRow row)
    {
        var (contact, problem) = row.Problems.Count > 0 ? (null, RowProblem.Of(row)) : Matcher.Find(row);
        if ((problem ?? ProblemOf(row, contact)) is { } told)
        {
            Counts = Counts with { Failed = Counts.Failed + 1 };
            added.Rows.Add(RowOf(row, contactId: null, problem: told));
        }
        else if (contact is null && plan.Mode != ImportMode.Update)
        {
            Create(row);
        }
        else if (contact is not null && plan.Mode != ImportMode.Create && Change(contact, row))
        {
            Counts = Counts with { Updated = Counts.Updated + 1 };
        }
        else
        {
            Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
        }
    }

    /// <summary>Inserts what is new.</summary>
    public Task CopyAsync(SearchIndexer index, CancellationToken cancellationToken) => added.CopyAsync(index, cancellationToken);

    private Sentence? ProblemOf(ParsedRow row, Contact? contact) =>
        row.Keys.Any(key => import.ErasedKeys.Contains(ContactImport.KeyOf(key))) ? RowProblem.Erased
        : row.ContactId is null && RowMatcher.TwinOf(row, keys) is { } twin ? new Sentence(RowProblem.SamePerson, twin)
        : contact is not null && Matcher.Take(contact, row) is { } taken ? taken
        : contact is null && plan.Mode != ImportMode.Update && row.Name is null ? RowProblem.NoName
        : row.Labels?.Find(label => Labels.Find(label) is null) is { } label ? new Sentence(RowProblem.NoLabel, label) : null;

    private void Create(ParsedRow row)
    {
        var contact = Contact.Noted(import.OrganizationId, row.Name!, now);
        foreach (var (property, value) in row.Values.Where(value => value.Value.Text is not null
            && value.Key.Key != ContactProperties.Name))
        {
            property.Write(contact, value);
        }

        Guid[] labels = [.. LabelsOf(row)];
        added.Contacts.Add(contact);
        added.Changes.Add(new ContactChange(contact, by, ContactHistory.Import, was: null, import.FileName, now));
        added.Give(contact, labels);
        added.Rows.Add(RowOf(row, contact.Id, labels, isNew: true));
        Counts = Counts with { Created = Counts.Created + 1 };
    }

    /// <returns>Whether anything is different now.</returns>
    private bool Change(Contact contact, ParsedRow row)
    {
        var before = ContactSnapshot.Of(db.Entry(contact));
        var isChanged = Write(contact, row);
        var (had, wanted) = (Given[contact.Id].ToHashSet(), LabelsOf(row).ToHashSet());
        Guid[] given = [.. wanted.Except(had)];
        Guid[] taken = plan.ReplacesLabels && row.Labels is not null ? [.. had.Except(wanted)] : [];
        if (!isChanged && given.Length + taken.Length == 0)
        {
            return false;
        }

        contact.Revise();
        added.Give(contact, given);
        Note(contact, given, isOn: true);
        Note(contact, taken, isOn: false);
        db.ContactLabels.RemoveRange(taken.Select(label => new ContactLabel(contact.OrganizationId, contact.Id, label)));
        var done = RowOf(row, contact.Id, given, taken);
        done.Describe(before, ContactSnapshot.Of(db.Entry(contact)));
        added.Rows.Add(done);
        return true;
    }

    private void Note(Contact contact, IEnumerable<Guid> labels, bool isOn) => added.Changes.AddRange(
        labels.Select(Labels.Find).OfType<Label>().Select(label => ContactChange.Of(contact, by, label, isOn, now, import.Id)));

    private bool Write(Contact contact, ParsedRow row)
    {
        var isChanged = false;
        foreach (var (property, value) in row.Values.Where(value => value.Value.Text is not null || plan.ClearsBlank))
        {
            var was = property.Read(contact);
            property.Write(contact, value);
            if (property.Read(contact) is var becomes && becomes != was)
            {
                added.Changes.Add(ContactChange.Of(contact, by, property, was, becomes, now, import.Id));
                isChanged = true;
            }
        }

        return isChanged;
    }

    private ContactImportRow RowOf(
        ParsedRow row, Guid? contactId, Guid[]? given = null, Guid[]? taken = null, bool isNew = false, Sentence? problem = null) =>
        new(import.OrganizationId, import.Id, row.Row.Number)
        {
            ContactId = contactId,
            IsNew = isNew,
            LabelsAdded = given ?? [],
            LabelsTaken = taken ?? [],
            Problem = problem,
        };

    private IEnumerable<Guid> LabelsOf(ParsedRow row) => (row.Labels ?? []).Select(Labels.Find).OfType<Guid>().Distinct();
}
