using Inbox.BrowserTests.Support;

namespace Inbox.BrowserTests;

/// <summary>The places where somebody else is signed in or something is changed, each in a browser of its own.</summary>
public sealed class PlaceTests(BrowserFixture browser, AppFixture app) : PlaceJourney(browser, app)
{
    public static TheoryData<string> Places => Place.OnTheirOwn;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_page_fits_narrow_windows_and_axe_finds_nothing_in_it_by_day_or_night_enlarged_or_in_forced_colours(string place)
    {
        var visitor = await OpenAsync();
        await visitor.GoToAsync(place, App);
        await CheckAsync(visitor);
    }
}

/// <summary>The places that are only looked at, in one browser that is signed in; in parts that run at the same time.</summary>
public sealed class SeenPlaceTests(BrowserFixture browser, AppFixture app, AnnasBrowser anna)
    : PlaceJourney(browser, app), IClassFixture<AnnasBrowser>
{
    public static TheoryData<string> Places => Place.Part(0);

    [Theory]
    [MemberData(nameof(Places))]
    public Task A_page_fits_and_axe_finds_nothing_in_it(string place) => SeeAsync(anna, place);
}

/// <inheritdoc cref="SeenPlaceTests"/>
public sealed class SecondSeenPlaceTests(BrowserFixture browser, AppFixture app, AnnasBrowser anna)
    : PlaceJourney(browser, app), IClassFixture<AnnasBrowser>
{
    public static TheoryData<string> Places => Place.Part(1);

    [Theory]
    [MemberData(nameof(Places))]
    public Task A_page_fits_and_axe_finds_nothing_in_it(string place) => SeeAsync(anna, place);
}

/// <inheritdoc cref="SeenPlaceTests"/>
public sealed class ThirdSeenPlaceTests(BrowserFixture browser, AppFixture app, AnnasBrowser anna)
    : PlaceJourney(browser, app), IClassFixture<AnnasBrowser>
{
    public static TheoryData<string> Places => Place.Part(2);

    [Theory]
    [MemberData(nameof(Places))]
    public Task A_page_fits_and_axe_finds_nothing_in_it(string place) => SeeAsync(anna, place);
}
