using System.Globalization;
using System.Text.Json.Nodes;
using Inbox.Web.Localization;

namespace Inbox.Web.Contacts;

/// <summary>
/// Values of an organization's own fields: as somebody writes them, and as JSON keeps them by their type. The reasons are keys of the
/// localizer.
/// </summary>
internal static class OwnValueParser
{
    public const int TextLength = 200;
    public const int LongTextLength = 2000;
    public const string Yes = "yes";
    public const string No = "no";
    public const string DateFormat = "yyyy-MM-dd";

    private const int LinkLength = 2000;
    private const decimal MaxNumber = 1_000_000_000_000_000;
    private const int MaxDecimals = 6;
    private const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static ParsedValue Parse(ContactField field, string typed) => field.Kind switch
    {
        ContactFieldKind.Text => Fitting(typed.ReplaceLineEndings(" "), TextLength),
        ContactFieldKind.LongText => Fitting(typed, LongTextLength),
        ContactFieldKind.Number => Number(typed),
        ContactFieldKind.Date => Date(typed),
        ContactFieldKind.YesOrNo => YesOrNo(typed),
        ContactFieldKind.Choice => Options(field, [typed]),
        ContactFieldKind.Choices => Options(field, typed.Split('\n', Parts)),
        ContactFieldKind.Link => Link(typed),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, "No kind of one's own fields."),
    };

    public static JsonNode? ToJson(ContactFieldKind kind, string? text) => text is null ? null : kind switch
    {
        ContactFieldKind.Number => JsonValue.Create(decimal.Parse(text, Plain, CultureInfo.InvariantCulture)),
        ContactFieldKind.YesOrNo => JsonValue.Create(text == Yes),
        ContactFieldKind.Choices => new JsonArray([.. text.Split('\n').Select(option => JsonValue.Create(option))]),
        _ => JsonValue.Create(text),
    };

    public static string? ToText(ContactFieldKind kind, JsonNode? value) => value switch
    {
        null => null,
        JsonArray several => string.Join('\n', several.Select(one => one?.ToString())),
        _ when kind == ContactFieldKind.YesOrNo => value.GetValueKind() == System.Text.Json.JsonValueKind.True ? Yes : No,
        _ => value.ToString(),
    };

    public static ParsedValue Fitting(string text, int length) => text.Length <= length
        ? new(text) : ParsedValue.Refused(new Sentence("It is too long: {0} characters at most.", length));

    private static ParsedValue Number(string typed) =>
        decimal.TryParse(typed, Plain, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < MaxNumber && decimal.Round(number, MaxDecimals) == number
            ? new((number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture))
            : ParsedValue.Refused("Write a number with digits, such as 1250 or -3.5: no letters, no dots between thousands.");

    private static ParsedValue Date(string typed) =>
        DateOnly.TryParseExact(typed, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new(typed) : ParsedValue.Refused("Write a day of the calendar as year, month and day, such as 2026-11-25.");

    public static ParsedValue YesOrNo(string typed) => typed.ToLowerInvariant() switch
    {
        Yes or "true" or "1" => new(Yes),
        No or "false" or "0" => new(No),
        _ => ParsedValue.Refused("Write yes or no."),
    };

    private static ParsedValue Options(ContactField field, string[] typed)
    {
        var known = typed.Select(one => field.Options.Find(option => option.Equals(one, StringComparison.OrdinalIgnoreCase))).ToList();
        return known.Contains(null)
            ? ParsedValue.Refused(new Sentence("Choose what there is: {0}.", Sentence.Verbatim(string.Join(", ", field.Options))))
            : new(string.Join('\n', field.Options.Where(known.Contains)));
    }

    /// <summary>What people leave off is put before it.</summary>
    private static ParsedValue Link(string typed) => typed.Contains("://", StringComparison.Ordinal) ? WholeLink(typed)
        : typed.Contains('.', StringComparison.Ordinal) && !typed.Contains(' ', StringComparison.Ordinal) ? WholeLink($"https://{typed}")
        : WholeLink(typed);

    private static ParsedValue WholeLink(string typed) =>
        typed.Length <= LinkLength && Uri.TryCreate(typed, UriKind.Absolute, out var link)
            && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? new(typed) : ParsedValue.Refused("Write a whole address of the web, such as https://example.com/page.");
}
