namespace Inbox.Web.Threads;

/// <summary>Whether asking for a thread is already reading it.</summary>
/// <remarks>
/// With scripts the page itself tells, once it is visible: a tab opened in the background is not read yet. A browser without
/// scripts can only ask, so for it the asking counts, unless it says that it only fetches ahead. Which of the two it is we know
/// from a cookie that the page's script sets anew each time: it lives for an hour, so scripts switched off are noticed.
/// The very first page before the cookie counts as well, which at worst is a moment early.
/// </remarks>
internal static class ReadingEvidence
{
    public const string ScriptsCookie = "scripts";

    public static bool IsReading(this HttpRequest request) =>
        !request.Cookies.ContainsKey(ScriptsCookie) && !IsPrefetch(request.Headers["Sec-Purpose"])
            && !IsPrefetch(request.Headers["Purpose"]);

    private static bool IsPrefetch(string? purpose) =>
        purpose?.Contains("prefetch", StringComparison.OrdinalIgnoreCase) == true;
}
