namespace Inbox.Web.Meta;

/// <summary>How long Meta's ids may be; real ones stay far below (meta-platform 0.3).</summary>
public static class ExternalIds
{
    public const int MaximumLength = 64;

    public const int MaximumMidLength = 512;

    /// <summary>Whether it can be the id of a Page or an account.</summary>
    public static bool IsDigits(string? text) => text is { Length: > 0 and <= MaximumLength } && text.All(char.IsAsciiDigit);

    internal static string? OrNull(string? text, int maximumLength = MaximumLength) =>
        string.IsNullOrWhiteSpace(text) || text.Length > maximumLength ? null : text;
}
