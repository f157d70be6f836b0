using Inbox.Web.Localization;

namespace Inbox.Web.Contacts;

/// <summary>
/// One thing that the team can say of a contact: one that every organization has, or a field of its own making. Forms, files and programs
/// read and write contacts by these alone.
/// </summary>
/// <param name="Key">What programs and files call it.</param>
/// <param name="Title">A key of the localizer; the name itself of a field of one's own.</param>
/// <param name="Read">The value as it is written: days as 2026-11-25, numbers with a point, several options a line each.</param>
/// <param name="Parse">What somebody wrote, as it is kept; it is not empty.</param>
/// <param name="Write">Takes over what <paramref name="Parse"/> gave; nothing takes the value away.</param>
public sealed record ContactProperty(
    string Key, string Title, ContactFieldKind Kind, Func<Contact, string?> Read, Func<string, ParsedValue> Parse,
    Action<Contact, ParsedValue> Write)
{
    /// <summary>Whether it is a field of the organization's own making.</summary>
    public bool IsOwn { get; init; }

    public bool IsBesideThread { get; init; } = true;

    /// <summary>What there is to choose from; empty where nothing is chosen.</summary>
    public IReadOnlyList<PropertyOption> Options { get; init; } = [];

    /// <summary>What is written, or nothing.</summary>
    public ParsedValue ParseOrNone(string? typed) =>
        typed?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? Parse(text) : ParsedValue.None;

    /// <summary>What people read for a value: the name of an option in place of its value, and a day as their language writes it.</summary>
    public string? NameOf(string? value) => value is null ? null
        : Options.FirstOrDefault(option => option.Value == value)?.Name
        ?? Kind switch
        {
            ContactFieldKind.Choices => value.Replace("\n", ", ", StringComparison.Ordinal),
            ContactFieldKind.Date => DayWords.Of(value),
            _ => value,
        };
}

/// <param name="IsOurWord">Whether the name is a key of the localizer.</param>
public sealed record PropertyOption(string Value, string Name, bool IsOurWord = false)
{
    public static readonly IReadOnlyList<PropertyOption> YesAndNo =
        [new(OwnValueParser.Yes, "Yes", true), new(OwnValueParser.No, "No", true)];
}

/// <summary>What somebody wrote for a property.</summary>
/// <param name="Text">As it is kept and shown; null for nothing.</param>
/// <param name="Key">What it is found and matched by, where that is another text.</param>
/// <param name="Error">Why it is no value, and what would be one.</param>
public sealed record ParsedValue(string? Text, string? Key = null, Sentence? Error = null)
{
    public static readonly ParsedValue None = new((string?)null);

    public static ParsedValue Refused(Sentence error) => new(null, Error: error);
}
