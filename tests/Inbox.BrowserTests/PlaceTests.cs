using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

public sealed class PlaceTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

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
            await visitor.ResizeAsync(window);
            findings.AddRange(await FindAsync(visitor, window, ColorScheme.Light));
            findings.AddRange(await FindAsync(visitor, window, ColorScheme.Dark));
            Assert.Equal(0, await visitor.SidewaysAsync());
        }

        await visitor.ResizeAsync(Window.Enlarged);
        findings.AddRange(await FindAsync(visitor, Window.Enlarged, ColorScheme.Light));
        findings.AddRange(await FindAsync(visitor, Window.Enlarged, ColorScheme.Light, ForcedColors.Active));
        Assert.Equal(0, await visitor.SidewaysAsync());

        await visitor.ResizeAsync(Window.Narrow);
        Assert.Equal(0, await visitor.SidewaysAsync());
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task<IEnumerable<string>> FindAsync(
        Visitor visitor, Window window, ColorScheme colors, ForcedColors forced = ForcedColors.None)
    {
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = colors, ForcedColors = forced });
        var result = await visitor.Page.RunAxe(OnlyViolations);
        return result.Violations.SelectMany(
            violation => violation.Nodes,
            (violation, node) => $"{colors}{(forced == ForcedColors.Active ? ", forced" : "")}, {window.Width} px wide: {violation.Id} ({violation.Impact}): {node.Html}");
    }
}
