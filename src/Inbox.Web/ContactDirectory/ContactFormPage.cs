using Inbox.Web.Contacts;

namespace Inbox.Web.ContactDirectory;

/// <summary>The form of a contact, with what was not taken of it a moment ago.</summary>
/// <param name="ContactId">Null of one that is to be added.</param>
public sealed record ContactFormPage(Guid? ContactId, string ContactName, IReadOnlyList<ContactFormRow> Rows, string? Back)
{
    /// <summary>Of one that is to be added, so that the same form sent twice adds one.</summary>
    public Guid? NewId { get; init; }

    public string Address => ContactId is null ? "/contacts/new" : $"/contacts/{ContactId}/edit";

    /// <summary>Where whoever changes their mind goes.</summary>
    public string LeavesTo => ContactId is null ? "/contacts" : $"/contacts/{ContactId}";

    public IEnumerable<ContactFormRow> Refused => Rows.Where(row => row.Refusal is not null);

    public static ContactFormPage Of(Contact contact, ContactProperties properties, ContactForm form) =>
        new(contact.Id, contact.Name, [.. properties.All.Select((property, index) => RowOf(property, index, contact, form))], form.Back);

    /// <summary>Somebody of whom nothing is known yet but what stands in the form.</summary>
    public static ContactFormPage New(Contact blank, ContactProperties properties, ContactForm form) =>
        Of(blank, properties, form) with { ContactId = null, NewId = form.Id ?? blank.Id };

    public ContactFormPage Refusing(IReadOnlyDictionary<string, PropertyRefusal> refusals) => this with
    {
        Rows = [.. Rows.Select(row => row with { Refusal = refusals.GetValueOrDefault(row.Property.Key) })],
    };

    /// <remarks>Whoever saves again has seen what is there now.</remarks>
    private static ContactFormRow RowOf(ContactProperty property, int index, Contact contact, ContactForm form)
    {
        var current = property.Read(contact);
        return new(property, index, current, form.Find(property.Key) is { IsUntouched: false } typed ? typed.Text : current ?? "");
    }
}

/// <param name="Was">What is there now.</param>
/// <param name="Text">What stands in the form.</param>
public sealed record ContactFormRow(ContactProperty Property, int Index, string? Was, string Text)
{
    /// <summary>Why it was not taken.</summary>
    public PropertyRefusal? Refusal { get; init; }

    public string Id => $"property-{Property.Key}";

    public string Field => $"values[{Index}]";

    public bool Has(string option) => Text.Split('\n').Contains(option);

    /// <summary>The values that are there and are no options any more, which the form still shows.</summary>
    public IEnumerable<string> Gone =>
        Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(value => Property.Options.All(option => option.Value != value));
}
