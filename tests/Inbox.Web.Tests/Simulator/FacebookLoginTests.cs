using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Inbox.Web.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.Web.Tests.Simulator;

public sealed class FacebookLoginTests
{
    private static readonly string[] AllButtons = ["Allow", "Cancel"];

    [Fact]
    public async Task A_browser_that_allows_comes_back_with_a_code_and_the_state()
    {
        await using var host = await SimulatorHost.StartAsync();

        var page = await GetAsync(host, host.Dialog());
        var back = await SubmitAsync(host, page, ("answer", "allow"), ("pages", SimulatorHost.Page), ("scopes", "pages_show_list"));

        Assert.Equal(AllButtons, page.QuerySelectorAll(".card__buttons button").Select(button => button.TextContent));
        Assert.Contains("ADVERTISE, ANALYZE", page.QuerySelector("fieldset")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(SimulatorLogin.Redirect + "?code=AQ", back.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("s1", QueryHelpers.ParseQuery(back.Query)["state"]);
        Assert.Equal("#_=_", back.Fragment);
        var token = await SimulatorLogin.TokenAsync(await host.ExchangeAsync(SimulatorLogin.Code(back)));
        var pages = await SimulatorLogin.ReadAsync(await host.GraphAsync($"me/accounts?fields=id&access_token={token}"));
        Assert.Equal(SimulatorHost.Page, Assert.Single(pages.GetProperty("data").EnumerateArray().ToList()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_browser_that_cancels_comes_back_with_the_reason()
    {
        await using var host = await SimulatorHost.StartAsync();

        var back = await SubmitAsync(host, await GetAsync(host, host.Dialog()), ("answer", "cancel"));
        var query = QueryHelpers.ParseQuery(back.Query);

        Assert.Equal("access_denied", query["error"]);
        Assert.Equal("user_denied", query["error_reason"]);
        Assert.Equal("s1", query["state"]);
        Assert.False(query.ContainsKey("code"));
    }

    [Theory]
    [InlineData("client_id=220000000000001", "client_id=1")]
    [InlineData("pages_show_list", "read_minds")]
    [InlineData("redirect_uri=https", "redirect_uri=javascript")]
    public async Task A_wrong_dialog_sends_nobody_anywhere(string right, string wrong)
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.Client.GetAsync(host.Dialog().AbsoluteUri.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_once_and_only_for_the_same_address()
    {
        var clock = new HandMovedClock();
        await using var host = await SimulatorHost.StartAsync(clock: clock);
        var code = SimulatorLogin.Code(await host.AnswerDialogAsync(new { address = host.Dialog() }));
        var late = SimulatorLogin.Code(await host.AnswerDialogAsync(new { address = host.Dialog() }));

        Assert.Equal("100/36008", await SimulatorLogin.ErrorAsync(await host.ExchangeAsync(code, SimulatorLogin.Redirect + "/")));
        Assert.Null(await SimulatorLogin.ErrorAsync(await host.ExchangeAsync(code)));
        Assert.Equal("100/36009", await SimulatorLogin.ErrorAsync(await host.ExchangeAsync(code)));
        Assert.Equal("100", await SimulatorLogin.ErrorAsync(await host.ExchangeAsync("made-up")));
        clock.Move(TimeSpan.FromHours(2));
        Assert.Equal("100/36007", await SimulatorLogin.ErrorAsync(await host.ExchangeAsync(late)));
    }

    [Fact]
    public async Task Many_Pages_come_in_pages_with_tasks_tokens_and_Instagram()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.ControlAsync("logins", new { name = "Lena", pageCount = 7, withInstagram = true });
        var user = await host.LogInAsync(person.GetProperty("id").GetString());

        var (seen, after) = (new List<string>(), "");
        for (var page = 0; page < 3; page++)
        {
            var list = await SimulatorLogin.ReadAsync(await host.GraphAsync(
                $"v26.0/me/accounts?fields=id,name,access_token,tasks,instagram_business_account{{id,username}}&limit=3&access_token={user}{after}"));
            seen.AddRange(list.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            Assert.All(list.GetProperty("data").EnumerateArray(), row => Assert.Equal(
                ["id", "username"], row.GetProperty("instagram_business_account").EnumerateObject().Select(field => field.Name)));
            after = "&after=" + list.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString();
            Assert.Equal(page < 2, list.GetProperty("paging").TryGetProperty("next", out _));
        }

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
    }

    [Fact]
    public async Task Fewer_Pages_at_the_next_login_take_the_others_away()
    {
        await using var host = await SimulatorHost.StartAsync();

        var user = await host.LogInAsync(pages: [SimulatorHost.OtherPage]);

        Assert.Equal("190/492", await SimulatorLogin.ErrorAsync(await host.GraphAsync($"me?access_token={SimulatorHost.Token}")));
        Assert.Equal("100/33", await SimulatorLogin.ErrorAsync(await host.GraphAsync($"{SimulatorHost.Page}?access_token={user}")));
        var report = await host.InspectAsync(await host.PageTokenAsync(user, SimulatorHost.OtherPage));
        Assert.Equal(0, report.GetProperty("expires_at").GetInt64());
    }

    [Fact]
    public async Task A_short_lived_login_gives_Page_tokens_that_expire()
    {
        var clock = new HandMovedClock();
        await using var host = await SimulatorHost.StartAsync(clock: clock);
        var location = await host.AnswerDialogAsync(new { address = host.Dialog() });
        var user = await SimulatorLogin.TokenAsync(await host.ExchangeAsync(SimulatorLogin.Code(location)));
        var page = await host.PageTokenAsync(user, SimulatorHost.Page);

        clock.Move(TimeSpan.FromHours(2));

        Assert.Equal("190/463", await SimulatorLogin.ErrorAsync(await host.GraphAsync($"me?access_token={page}")));
    }

    [Fact]
    public async Task A_declined_permission_is_asked_for_again_only_on_request()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.LogInAsync(declined: ["pages_messaging"]);

        Assert.DoesNotContain("pages_messaging", Asked(await GetAsync(host, host.Dialog())));
        Assert.Contains("pages_messaging", Asked(await GetAsync(host, host.Dialog("&auth_type=rerequest"))));
    }

    private static IEnumerable<string?> Asked(IHtmlDocument page) =>
        page.QuerySelectorAll("input[name=scopes]").Select(box => box.GetAttribute("value"));

    private static async Task<IHtmlDocument> GetAsync(SimulatorHost host, Uri address) => new HtmlParser()
        .ParseDocument(await host.Client.GetStringAsync(address, TestContext.Current.CancellationToken));

    private static async Task<Uri> SubmitAsync(SimulatorHost host, IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        var response = await host.Client.PostAsync(
            page.QuerySelector("form")!.GetAttribute("action"), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!;
    }
}
