using System.Text.Json.Nodes;
using Inbox.Web.Localization;

namespace Inbox.Web.Contacts;

/// <summary>What the team knows of the person besides what Meta tells.</summary>
public sealed partial class Contact
{
    public const int PhoneLength = 64;
    public const int PhoneNumberLength = 20;
    public const int EmailLength = 320;
    public const int LanguageLength = 35;
    public const int TimeZoneLength = 64;

    /// <summary>What <see cref="OwnValues"/> is where there are none.</summary>
    public const string NoValues = "{}";

    /// <summary>The telephone number as it was written.</summary>
    public string? Phone { get; private set; }

    /// <summary>The same as <see cref="PhoneParser"/> reads it.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>The e-mail address as it was written.</summary>
    public string? Email { get; private set; }

    /// <summary>The same as <see cref="EmailParser"/> reads it.</summary>
    public string? EmailAddress { get; private set; }

    /// <summary>The agent who looks after them.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>A tag of BCP 47, such as "de".</summary>
    public string? Language { get; private set; }

    /// <summary>An IANA zone, such as Europe/Berlin.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Whether they agreed to be sent what they did not ask for; null where nobody knows. The history says who noted it.</summary>
    public bool? ConsentsToMarketing { get; private set; }

    /// <summary>
    /// The values of the organization's own fields: a JSON object by their keys, of texts, numbers, true or false, and lists of texts. Keys
    /// of fields that are retired stay.
    /// </summary>
    public string OwnValues { get; private set; } = NoValues;

    /// <summary>Counts what the team changed: two who do so at once are told apart by it.</summary>
    public int Revision { get; private set; }

    public void SetPhone(string? typed, string? number) => (Phone, PhoneNumber) = (typed, number);

    public void SetEmail(string? typed, string? address) => (Email, EmailAddress) = (typed, address);

    public void SetOwner(Guid? agentId) => OwnerId = agentId;

    public void SetLanguage(string? tag) => Language = tag;

    public void SetTimeZone(string? zone) => TimeZone = zone;

    public void SetConsent(bool? consents) => ConsentsToMarketing = consents;

    /// <returns>Null where there is no value.</returns>
    public JsonNode? OwnValue(string key) => OwnValues == NoValues ? null : JsonNode.Parse(OwnValues)![key];

    /// <summary>The values that stand beside a thread, as people read them.</summary>
    /// <param name="values">As <see cref="OwnValues"/>.</param>
    public static IEnumerable<(string Name, string Value)> Shown(string values, IEnumerable<ContactField> fields)
    {
        var known = JsonNode.Parse(values)!;
        return from field in fields
               let value = OwnValueParser.ToText(field.Kind, known[field.Key])
               where value is not null
               select (field.Name, field.Kind switch
               {
                   ContactFieldKind.Choices => value.Replace("\n", ", ", StringComparison.Ordinal),
                   ContactFieldKind.Date => DayWords.Of(value),
                   _ => value,
               });
    }

    public void SetOwnValue(string key, JsonNode? value)
    {
        var values = JsonNode.Parse(OwnValues)!.AsObject();
        values.Remove(key);
        if (value is not null)
        {
            values[key] = value;
        }

        OwnValues = values.ToJsonString();
    }

    /// <summary>Somebody whom the team noted, and who never wrote.</summary>
    /// <param name="id">Null for a new one.</param>
    public static Contact Noted(Guid organizationId, string name, DateTimeOffset now, Guid? id = null)
    {
        var contact = new Contact(organizationId, name, now) { LastActivityAt = Never, Id = id ?? Guid.CreateVersion7() };
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        (contact.FirstName, contact.LastName) = space < 0 ? (name, null) : (name[..space], name[(space + 1)..]);
        return contact;
    }

    /// <summary>Whether they ever wrote, or were written to.</summary>
    public bool WasActive => LastActivityAt > Never;

    /// <summary>Something that the team knows is different now.</summary>
    public void Revise() => Revision++;
}
