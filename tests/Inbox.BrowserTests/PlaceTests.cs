using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

public sealed class PlaceTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    public static TheoryData<string> Places => Place.All;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_page_fits_narrow_windows_and_axe_finds_nothing_in_it_by_day_or_night_enlarged_or_in_forced_colours(string place)
    {
        var visitor = await OpenAsync();
        await visitor.GoToAsync(place, App);

        var findings = new List<string>();
        foreach (var window in new[] { Window.Desk, Window.Phone })
        {
            findings.AddRange(await FindAsync(visitor, window));
            findings.AddRange(await FindAsync(visitor, window, ColorScheme.Dark));
        }

        findings.AddRange(await FindAsync(visitor, Window.Enlarged));
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
