using Inbox.Web.Contacts;
using Inbox.Web.Localization;

namespace Inbox.Web.ContactDirectory;

/// <summary>What the form of a contact says: of each property the value that is wanted, and the one that the form was shown with.</summary>
public sealed record ContactForm
{
    public List<PropertyForm> Values { get; init => field = [.. value.OfType<PropertyForm>()]; } = [];

    /// <summary>Where to go back to; an address of the app.</summary>
    public string? Back { get; init; }

    /// <summary>Of a contact that is to be added: made where the form was shown; null elsewhere.</summary>
    public Guid? Id { get; init; }

    public PropertyForm? Find(string key) => Values.Find(value => value.Key == key);

    public static ContactForm Of(Contact contact, ContactProperties properties, string? back) => new()
    {
        Back = back,
        Values = [.. properties.All.Select(property => PropertyForm.Of(property.Key, property.Read(contact)))],
    };
}

/// <summary>A property in the form.</summary>
public sealed record PropertyForm
{
    public string? Key { get; init; }

    /// <summary>The value that the form was shown with, as <see cref="ContactProperty.Read"/> gives it.</summary>
    /// <remarks>A browser sends each end of a line as two characters.</remarks>
    public string? Was { get; init => field = value?.ReplaceLineEndings("\n"); }

    /// <summary>What is wanted: several where several options are.</summary>
    public List<string?> Value { get; init; } = [];

    /// <summary>Whether it counts whatever is there by now: nobody was shown what was.</summary>
    internal bool IsUnconditional { get; init; }

    public string Text => string.Join('\n', Value.OfType<string>().Where(value => value.Length > 0)).ReplaceLineEndings("\n");

    /// <summary>Whether nobody touched what the form was shown with.</summary>
    public bool IsUntouched => Text == (Was ?? "");

    public static PropertyForm Of(string key, string? value) => new() { Key = key, Was = value, Value = [value] };

    internal static PropertyForm Of(string key, string? was, string wanted, bool isUnconditional) =>
        new() { Key = key, Was = was, Value = [wanted], IsUnconditional = isUnconditional };
}

/// <summary>Why a property was not taken over.</summary>
/// <param name="Current">What somebody else wrote meanwhile, as people read it; null where that is not the reason.</param>
public sealed record PropertyRefusal(Sentence Error, string? Current = null);
