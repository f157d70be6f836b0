using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Exporting;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>What a row says of a person, or why it says nothing that could be taken in. The reasons are keys of the localizer.</summary>
internal sealed class RowParser(ContactProperties properties, ImportPlan plan, string? region, IReadOnlySet<string> labels)
{
    /// <summary>Of the organization's own properties and labels.</summary>
    public static async Task<RowParser> LoadAsync(
        InboxDbContext db, Guid organizationId, ImportPlan plan, CancellationToken cancellationToken) => new(
        await ContactProperties.LoadAsync(db, cancellationToken), plan,
        await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.PhoneRegion).SingleAsync(cancellationToken),
        (await db.Labels.Where(l => l.RetiredAt == null).Select(l => l.NameKey).ToListAsync(cancellationToken)).ToHashSet());

    public ParsedRow Parse(ImportedRow row)
    {
        if (row.Cells.Count != plan.Columns.Count)
        {
            return ParsedRow.Refused(
                row, new Sentence("The row has {0} cells, and the header has {1}.", row.Cells.Count, plan.Columns.Count));
        }

        var parsed = new ParsedRow(row);
        foreach (var (column, cell) in plan.Columns.Zip(row.Cells).Where(pair => pair.First.Length > 0))
        {
            if (Take(parsed, column, cell) is { } problem)
            {
                parsed.Problems.Add(problem);
            }
        }

        if (!plan.Columns.Contains(ContactProperties.Name) && Contact.CleanName($"{parsed.FirstName} {parsed.LastName}") is { } name)
        {
            parsed.Values[properties.Find(ContactProperties.Name)!] = new ParsedValue(name);
        }

        return parsed;
    }

    private Sentence? Take(ParsedRow row, string target, string cell)
    {
        if (cell.Contains('\0', StringComparison.Ordinal))
        {
            return "A character stands in it that is none of a text.";
        }

        var text = SpreadsheetText.Unprotect(ColumnText.Clean(cell).ReplaceLineEndings("\n").Trim());
        return properties.Find(target) is { } property ? Take(row, property, text) : TakeOther(row, target, text);
    }

    /// <summary>What is no property: who it is about, parts of a name, labels.</summary>
    private Sentence? TakeOther(ParsedRow row, string target, string text)
    {
        switch (target)
        {
            case ImportTargets.Id:
                row.ContactId = Guid.TryParse(text, out var id) ? id : null;
                return text.Length == 0 || row.ContactId is not null ? null : new Sentence("{0} is no id of a contact.", Quoted(text));
            case ImportTargets.Messenger or ImportTargets.Instagram:
                row.ExternalIds.AddRange(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                break;
            case ImportTargets.FirstName or ImportTargets.LastName:
                (row.FirstName, row.LastName) = target == ImportTargets.FirstName ? (text, row.LastName) : (row.FirstName, text);
                break;
            case ImportTargets.Labels:
                row.Labels = LabelCell.Parse(text, labels);
                return row.Labels.FirstOrDefault(label => label.Length > Label.NameLength) is { } label
                    ? new Sentence("The label {0} is too long.", Quoted(label)) : null;
        }

        return null;
    }

    private Sentence? Take(ParsedRow row, ContactProperty property, string text)
    {
        var value = text.Length == 0 ? ParsedValue.None : property switch
        {
            { Key: ContactProperties.Phone } => ImportedPhone.Read(property, FirstOf(text), plan.Phones, region),
            { Key: ContactProperties.Email } => property.ParseOrNone(FirstOf(text)),
            { Key: ContactProperties.Owner } => property.ParseOrNone(ValueOf(property, text)),
            { Key: ContactProperties.Language } => property.ParseOrNone(LanguageNames.Find(text) ?? text),
            { Kind: ContactFieldKind.Date } => property.ParseOrNone(ImportedDay.Read(text, plan.Days)),
            _ => property.ParseOrNone(text),
        };
        row.Values[property] = value;
        return value.Error is { } error
            ? new Sentence("{0}: {1} {2}", property.IsOwn ? Sentence.Verbatim(property.Title) : property.Title, Quoted(text), error) : null;
    }

    /// <summary>Files name agents as people do.</summary>
    private static string ValueOf(ContactProperty property, string text) => property.Options
        .FirstOrDefault(option => option.Value.Equals(text, StringComparison.OrdinalIgnoreCase)
            || option.Name.Equals(text, StringComparison.OrdinalIgnoreCase))?.Value ?? text;

    /// <summary>Google Contacts writes several addresses, or numbers, into one cell.</summary>
    private static string FirstOf(string text) => text.Split(" ::: ")[0].Trim();

    private static Sentence Quoted(string text) => Sentence.Verbatim($"“{ColumnText.Fit(text, 60)}”");
}
