using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Importing;

/// <summary>Some rows on their way in; the caller saves. The reasons are keys of the localizer.</summary>
internal sealed class ImportBatch(InboxDbContext db, ContactImport import, Agent by, ImportPlan plan, DateTimeOffset now)
{
    private readonly Dictionary<string, int> keys = [];

    public required RowMatcher Matcher { get; init; }

    public required ImportLabels Labels { get; init; }

    /// <summary>Of contacts that were there: the labels that they have.</summary>
    public required ILookup<Guid, Guid> Given { get; init; }

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0);

    public void Take(ParsedRow row)
    {
        var (contact, problem) = row.Problem is not null ? (null, new Sentence(RowProblem.Unread)) : Matcher.Find(row);
        if ((problem ?? ProblemOf(row, contact)) is { } told)
        {
            Counts = Counts with { Failed = Counts.Failed + 1 };
            db.ContactImportRows.Add(new ContactImportRow(import.OrganizationId, import.Id, row.Row.Number) { Problem = told });
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

    private Sentence? ProblemOf(ParsedRow row, Contact? contact) =>
        row.Keys.Any(key => import.ErasedKeys.Contains(ContactImport.KeyOf(key))) ? RowProblem.Erased
        : RowMatcher.TwinOf(row, keys) is { } twin ? new Sentence(RowProblem.SamePerson, twin)
        : contact is not null ? Matcher.Take(contact, row)
        : plan.Mode != ImportMode.Update && row.Name is null ? RowProblem.NoName
        : row.Labels?.Find(label => Labels.Find(label) is null) is { } label ? new Sentence(RowProblem.NoLabel, label) : null;

    private void Create(ParsedRow row)
    {
        var contact = new Contact(import.OrganizationId, row.Name!, now);
        foreach (var (property, value) in row.Values.Where(value => value.Value.Text is not null
            && value.Key.Key != ContactProperties.Name))
        {
            property.Write(contact, value);
        }

        db.Contacts.Add(contact);
        db.ContactChanges.Add(new ContactChange(contact, by, ContactHistory.Import, was: null, import.FileName, now));
        db.ContactLabels.AddRange(LabelsOf(row).Select(label => new ContactLabel(contact.OrganizationId, contact.Id, label)));
        db.ContactImportRows.Add(
            new ContactImportRow(import.OrganizationId, import.Id, row.Row.Number) { ContactId = contact.Id, IsNew = true });
        Counts = Counts with { Created = Counts.Created + 1 };
    }

    /// <returns>Whether anything is different now.</returns>
    private bool Change(Contact contact, ParsedRow row)
    {
        var before = ContactSnapshot.Of(db.Entry(contact)).ToString();
        var isChanged = Write(contact, row);
        var (given, wanted) = (Given[contact.Id].ToHashSet(), LabelsOf(row).ToHashSet());
        Guid[] added = [.. wanted.Except(given)];
        Guid[] taken = plan.ReplacesLabels && row.Labels is not null ? [.. given.Except(wanted)] : [];
        if (!isChanged && added.Length + taken.Length == 0)
        {
            return false;
        }

        contact.Revise();
        db.ContactLabels.AddRange(added.Select(label => new ContactLabel(contact.OrganizationId, contact.Id, label)));
        db.ContactLabels.RemoveRange(taken.Select(label => new ContactLabel(contact.OrganizationId, contact.Id, label)));
        db.ContactImportRows.Add(new ContactImportRow(import.OrganizationId, import.Id, row.Row.Number)
        {
            ContactId = contact.Id,
            Before = before,
            After = ContactSnapshot.Of(db.Entry(contact)).ToString(),
            LabelsAdded = added,
            LabelsTaken = taken,
        });
        return true;
    }

    private bool Write(Contact contact, ParsedRow row)
    {
        var isChanged = false;
        foreach (var (property, value) in row.Values.Where(value => value.Value.Text is not null || plan.ClearsBlank))
        {
            var was = property.Read(contact);
            property.Write(contact, value);
            if (property.Read(contact) is var becomes && becomes != was)
            {
                db.ContactChanges.Add(new ContactChange(contact, by, property.Key, was, becomes, now));
                isChanged = true;
            }
        }

        return isChanged;
    }

    private IEnumerable<Guid> LabelsOf(ParsedRow row) => (row.Labels ?? []).Select(Labels.Find).OfType<Guid>().Distinct();
}
