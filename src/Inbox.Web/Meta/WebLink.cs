namespace Inbox.Web.Meta;

internal static class WebLink
{
    /// <summary>The text if a browser may be sent there; a reel's address can be a bare path (meta-platform 2.4).</summary>
    public static string? OrNull(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? text : null;
}
