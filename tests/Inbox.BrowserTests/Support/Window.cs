using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>What a visitor looks through.</summary>
public sealed record Window(int Width, int Height, ColorScheme Colors = ColorScheme.Light, bool HasScripts = true, string Locale = "en-GB")
{
    public static Window Desk { get; } = new(1440, 900);

    public static Window Phone { get; } = new(390, 844);

    /// <summary>The desk at 200 %: half as many of its pixels in each direction (WCAG 2.2, 1.4.4).</summary>
    public static Window Enlarged { get; } = new(720, 450);

    /// <summary>The narrowest that must do: WCAG 2.2, 1.4.10 Reflow.</summary>
    public static Window Narrow { get; } = new(320, 568);

    public BrowserNewContextOptions ToOptions(Uri address) => new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new() { Width = Width, Height = Height },
        ColorScheme = Colors,
        JavaScriptEnabled = HasScripts,
        ReducedMotion = ReducedMotion.Reduce,
        Locale = Locale,
    };
}
