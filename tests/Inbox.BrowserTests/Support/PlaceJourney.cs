using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>Looks at a place in every window, by day and night, enlarged and in forced colours.</summary>
public abstract class PlaceJourney(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    protected async Task SeeAsync(AnnasBrowser anna, string place)
    {
        var visitor = await JoinAsync(anna.Context);
        await visitor.SeeAsync(place);
        await CheckAsync(visitor);
    }

    /// <remarks>Enlarged, a page is arranged as on a phone: the rules that are no matter of colours were tried there.</remarks>
    protected static async Task CheckAsync(Visitor visitor)
    {
        var findings = new List<string>();
        foreach (var window in new[] { Window.Desk, Window.Phone })
        {
            findings.AddRange(await FindAsync(visitor, window));
            findings.AddRange(await FindAsync(visitor, window, ColorScheme.Dark));
        }

        findings.AddRange(await FindAsync(visitor, Window.Enlarged, forced: ForcedColors.Active));
        await visitor.ResizeAsync(Window.Narrow);
        Assert.Equal(0, await visitor.SidewaysAsync());
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <remarks>By night and in forced colours a page is the same in all but its colours.</remarks>
    private static async Task<IEnumerable<string>> FindAsync(
        Visitor visitor, Window window, ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None)
    {
        await visitor.ResizeAsync(window);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
        Assert.Equal(0, await visitor.SidewaysAsync());
        var areOnlyColoursNew = scheme == ColorScheme.Dark || forced == ForcedColors.Active;
        var found = await visitor.Page.FindAsync(areOnlyColoursNew ? Axe.Colours : []);
        return found.Select(finding => $"{scheme}{(forced == ForcedColors.Active ? ", forced" : "")}, {window.Width} px wide: {finding}");
    }
}
