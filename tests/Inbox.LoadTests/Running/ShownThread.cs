using System.Text.RegularExpressions;

namespace Inbox.LoadTests.Running;

/// <summary>What a page knows of the thread that it shows, and where it asks for what came (live-thread.js).</summary>
internal sealed partial class ShownThread(Guid conversation)
{
    private string? last;
    private string? look;

    /// <summary>The messages that alone changed, as the stream tells them; null where more may have.</summary>
    public string? Told { get; set; }

    /// <summary>The whole thread where the page knows nothing yet, or more may have changed than messages.</summary>
    public string Address => last is null || Told is null
        ? $"/conversations/{conversation}/thread"
        : $"/conversations/{conversation}/thread/news?last={last}&look={look}&messages={Told}";

    public void Show(string html)
    {
        last = Message().Matches(html)[^1].Groups[1].Value;
        look = Look().Match(html) is { Success: true } found ? found.Groups[1].Value : look;
        Told = null;
    }

    [GeneratedRegex("id=\"message-([0-9a-f-]{36})\"")]
    private static partial Regex Message();

    [GeneratedRegex("data-look=\"([0-9A-F]+)\"")]
    private static partial Regex Look();
}
