using System.Globalization;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Localization;

namespace Inbox.Web.Importing;

/// <summary>What a row says of a person, or why it says nothing that could be taken in. The reasons are keys of the localizer.</summary>
internal sealed class RowParser(ContactProperties properties, ImportPlan plan, string? region)
{
    public ParsedRow Parse(ImportedRow row)
    {
        if (row.Cells.Count != plan.Columns.Count)
        {
            return ParsedRow.Refused(
                row, new Sentence("The row has {0} cells, and the header has {1}.", row.Cells.Count, plan.Columns.Count));
        }

        var parsed = new ParsedRow(row);
        if (plan.Columns.Zip(row.Cells).Where(column => column.First.Length > 0)
            .Select(column => Take(parsed, column.First, column.Second)).FirstOrDefault(problem => problem is not null) is { } problem)
        {
            return ParsedRow.Refused(row, problem);
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
    private static Sentence? TakeOther(ParsedRow row, string target, string text)
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
                row.Labels = LabelsOf(text);
                return row.Labels.FirstOrDefault(label => label.Length > Label.NameLength) is { } label
                    ? new Sentence("The label {0} is too long.", Quoted(label)) : null;
        }

        return null;
    }

    private Sentence? Take(ParsedRow row, ContactProperty property, string text)
    {
        var value = text.Length == 0 ? ParsedValue.None : property.Key switch
        {
            ContactProperties.Phone => Phone(property, text),
            ContactProperties.Owner or ContactProperties.Language => property.ParseOrNone(ValueOf(property, text)),
            _ => property.ParseOrNone(text),
        };
        row.Values[property] = value;
        return value.Error is { } error
            ? new Sentence("{0}: {1} {2}", property.IsOwn ? Sentence.Verbatim(property.Title) : property.Title, Quoted(text), error) : null;
    }

    private ParsedValue Phone(ContactProperty property, string text) => plan.Phones switch
    {
        PhoneColumn.WithCountryCode when char.IsAsciiDigit(text[0]) && !text.StartsWith('0') => Typed(property, text, "+" + text),
        PhoneColumn.WithoutCountryCode when PhoneParser.ParseAtHome(text, region) is { } number => new(text, number),
        _ => property.ParseOrNone(text),
    };

    /// <summary>Read otherwise than it is written.</summary>
    private static ParsedValue Typed(ContactProperty property, string text, string read) =>
        property.ParseOrNone(read) is { Error: null, Key: { } number } ? new(text, number) : property.ParseOrNone(read);

    /// <summary>Files name agents and languages as people do.</summary>
    private static string ValueOf(ContactProperty property, string text) => property.Options
        .FirstOrDefault(option => option.Value.Equals(text, StringComparison.OrdinalIgnoreCase)
            || option.Name.Equals(text, StringComparison.OrdinalIgnoreCase) || EnglishNameOf(property, option) == text)?.Value ?? text;

    private static string? EnglishNameOf(ContactProperty property, PropertyOption option) =>
        property.Key == ContactProperties.Language ? CultureInfo.GetCultureInfo(option.Value).EnglishName : null;

    private static List<string> LabelsOf(string text) =>
    [
        .. text.Split(text.Contains('\n', StringComparison.Ordinal) ? ["\n"] : [",", ";", " ::: "], StringSplitOptions.TrimEntries)
            .Where(label => label.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static Sentence Quoted(string text) => Sentence.Verbatim($"“{ColumnText.Fit(text, 60)}”");
}
