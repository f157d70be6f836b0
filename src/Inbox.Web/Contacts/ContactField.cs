using System.Text;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>
/// A property of contacts that an organization made for itself. Retired, never deleted: its values stay, and are there when it is brought
/// back.
/// </summary>
public sealed class ContactField : IOrganizationOwned
{
    public const int NameLength = 60;
    public const int KeyLength = 40;
    public const int MaxOptions = 50;
    public const int OptionLength = 100;

    /// <summary>How many an organization has in use at once.</summary>
    public const int MaxCount = 50;

    /// <summary>The kinds that there are to choose from.</summary>
    public static readonly IReadOnlyList<ContactFieldKind> Kinds =
    [
        ContactFieldKind.Text, ContactFieldKind.LongText, ContactFieldKind.Number, ContactFieldKind.Date, ContactFieldKind.YesOrNo,
        ContactFieldKind.Choice, ContactFieldKind.Choices, ContactFieldKind.Link,
    ];

    /// <param name="id">Made where the form was shown, so that the same form sent twice makes one field.</param>
    /// <param name="key">As <see cref="KeyOf"/> gives it, and unlike every other of the organization.</param>
    public ContactField(Guid organizationId, Guid id, string key, string name, ContactFieldKind kind, int position) =>
        (OrganizationId, Id, Key, Name, Kind, Position) = (organizationId, id, key, name, kind, position);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>What programs, filters and files call it; stays when it is renamed.</summary>
    public string Key { get; private set; }

    public string Name { get; private set; }

    public ContactFieldKind Kind { get; private set; }

    /// <summary>What can be chosen, in order; empty where nothing is chosen.</summary>
    public List<string> Options { get; private set; } = [];

    /// <summary>Its place among the fields: the lowest stands first.</summary>
    public int Position { get; private set; }

    /// <summary>Whether it stands beside a thread too.</summary>
    public bool IsBesideThread { get; private set; } = true;

    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Changes with each change.</summary>
    public uint Version { get; private set; }

    public bool HasOptions => Kind is ContactFieldKind.Choice or ContactFieldKind.Choices;

    /// <summary>A name as a key: its letters and digits in small, with hyphens between; "field" where it has none of a–z and 0–9.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder();
        var plain = name.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        foreach (var letter in plain)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                key.Append(letter);
            }
            else if (key.Length > 0 && key[^1] != '-' && (char.IsWhiteSpace(letter) || char.IsPunctuation(letter)))
            {
                key.Append('-');
            }
        }

        var text = ColumnText.Fit(key.ToString(), KeyLength - 4).Trim('-');
        return text.Length > 0 ? text : "field";
    }

    public void Change(string name, bool isBesideThread, IEnumerable<string> options) =>
        (Name, IsBesideThread, Options) = (name, isBesideThread, HasOptions ? [.. options] : []);

    public void Place(int position) => Position = position;

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;

    public void Restore() => RetiredAt = null;
}
