using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Inbox.Web.Tests.Simulator;

public sealed class LoginsPageTests
{
    private const string Person = "/simulator/logins/102200000000001";

    [Theory]
    [InlineData("password", "190/460")]
    [InlineData("lost-role", "190/492")]
    [InlineData("deauthorization", "190/458")]
    public async Task A_button_breaks_the_login(string act, string error)
    {
        await using var host = await SimulatorHost.StartAsync(options => options.DeauthorizeAddress = "/callback");

        var response = await PressAsync(host, $"{Person}/{act}", ("page", SimulatorHost.Page));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(error, await SimulatorLogin.ErrorAsync(await host.GraphAsync($"me?access_token={SimulatorHost.Token}")));
    }

    [Fact]
    public async Task The_page_says_what_is_granted_and_what_the_last_callback_came_to()
    {
        await using var host = await SimulatorHost.StartAsync(options => options.DataDeletionAddress = "/callback");

        Assert.Contains("allowed, installed with", (await GetAsync(host)).Body!.TextContent, StringComparison.Ordinal);
        await PressAsync(host, $"{Person}/deletion");

        var page = await GetAsync(host);
        Assert.Contains(
            "without an address and a confirmation code", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("dead (AppRemoved)", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> GetAsync(SimulatorHost host) => new HtmlParser()
        .ParseDocument(await host.Client.GetStringAsync("/simulator/logins", TestContext.Current.CancellationToken));

    private static async Task<HttpResponseMessage> PressAsync(
        SimulatorHost host, string path, params (string Name, string Value)[] fields)
    {
        var token = (await GetAsync(host)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await host.Client.PostAsync(path, form, TestContext.Current.CancellationToken);
    }
}
