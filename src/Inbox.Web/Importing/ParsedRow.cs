using Inbox.Web.Contacts;
using Inbox.Web.Localization;

namespace Inbox.Web.Importing;

/// <summary>A row as far as it says something.</summary>
internal sealed class ParsedRow(ImportedRow row)
{
    public ImportedRow Row => row;

    public Guid? ContactId { get; set; }

    public List<string> ExternalIds { get; } = [];

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>By property; no text where the cell is empty.</summary>
    public Dictionary<ContactProperty, ParsedValue> Values { get; } = [];

    /// <summary>Null where no column says any.</summary>
    public List<string>? Labels { get; set; }

    /// <summary>Everything that is wrong with it.</summary>
    public List<Sentence> Problems { get; } = [];

    /// <summary>What the person is known by besides our own id.</summary>
    public IEnumerable<string> Keys => ExternalIds.Concat(new[] { PhoneNumber, EmailAddress }.OfType<string>());

    public string? PhoneNumber => ValueOf(ContactProperties.Phone)?.Key;

    public string? EmailAddress => ValueOf(ContactProperties.Email)?.Key;

    /// <summary>What a new contact is called: the name, else what they are reached by; null where there is nothing.</summary>
    public string? Name => Contact.CleanName(
        ValueOf(ContactProperties.Name)?.Text ?? ValueOf(ContactProperties.Email)?.Text ?? ValueOf(ContactProperties.Phone)?.Text);

    public static ParsedRow Refused(ImportedRow row, Sentence problem) => new(row) { Problems = { problem } };

    private ParsedValue? ValueOf(string key) => Values.FirstOrDefault(value => value.Key.Key == key).Value;
}
