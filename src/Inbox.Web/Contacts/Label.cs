using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>
/// A word with a colour that a team puts on conversations and contacts. Retired, never deleted: the thread still tells of it.
/// </summary>
public sealed class Label : IOrganizationOwned
{
    public const int NameLength = 50;

    /// <summary>How many an organization has at once: a menu shows them all.</summary>
    public const int MaxCount = 100;

    /// <param name="id">Made where the form was shown, so that the same form sent twice makes one label.</param>
    /// <param name="name">As <see cref="Clean"/> gives it.</param>
    public Label(Guid organizationId, Guid id, string name, LabelColour colour, DateTimeOffset createdAt)
    {
        (OrganizationId, Id, CreatedAt) = (organizationId, id, createdAt);
        (Name, NameKey, Colour) = (name, KeyOf(name), colour);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The name as it is compared: two labels in use differ by more than capitals.</summary>
    public string NameKey { get; private set; }

    public LabelColour Colour { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>A name without space around and within it; null where nothing or too much is left.</summary>
    public static string? Clean(string? name)
    {
        var words = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("\0", "", StringComparison.Ordinal);
        return words.Length is > 0 and <= NameLength ? words : null;
    }

    public static string KeyOf(string name) => ColumnText.Fit(name.ToUpperInvariant(), NameLength);

    public void Change(string name, LabelColour colour) => (Name, NameKey, Colour) = (name, KeyOf(name), colour);

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;
}

/// <summary>The colours that there are: each is a modifier of the style sheet's <c>label</c>, in both themes.</summary>
public enum LabelColour
{
    Grey,
    Red,
    Amber,
    Green,
    Blue,
    Violet,
}
