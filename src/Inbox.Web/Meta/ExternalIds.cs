namespace Inbox.Web.Meta;

/// <summary>How long Meta's ids may be; real ones stay far below (meta-platform 0.3).</summary>
public static class ExternalIds
{
    public const int MaximumLength = 64;

    public const int MaximumMidLength = 512;

    internal static string? OrNull(string? text, int maximumLength = MaximumLength) =>
        string.IsNullOrWhiteSpace(text) || text.Length > maximumLength ? null : text;
}
