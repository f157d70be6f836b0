using System.Net;
using AngleSharp.Dom;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Notifications;

/// <summary>What an agent is told of while a browser is open.</summary>
public sealed class NoticeTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Nobody_is_told_of_anything_before_they_choose_to_be()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        Assert.Empty(await AskAsync(talk));
        Assert.Equal("", (await talk.Browser.GetPageAsync("/inbox")).QuerySelector("inbox-live")!.GetAttribute("data-notices"));
    }

    [Fact]
    public async Task A_message_that_nobody_answers_yet_is_told_until_it_is_read()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ChooseAsync(talk, ("of", "NEW"));

        var first = Assert.Single(await AskAsync(talk));
        var again = Assert.Single(await AskAsync(talk));
        using var reading = await talk.Browser.GetAsync(talk.Address);

        Assert.Contains("wrote", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hello", first.TextContent, StringComparison.Ordinal);
        Assert.Equal(first.GetAttribute("data-key"), again.GetAttribute("data-key"));
        Assert.Empty(await AskAsync(talk));
    }

    [Fact]
    public async Task What_came_before_is_no_news_and_neither_is_what_did_not_change()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ChooseAsync(talk, ("of", "NEW"));
        fixture.Clock.Move(TimeSpan.FromMinutes(1));

        Assert.Empty(await AskAsync(talk, $"since={fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds()}"));
        Assert.Empty(await AskAsync(talk, $"since=0&ids={Guid.NewGuid()}"));
        Assert.Single(await AskAsync(talk, $"since=0&ids={talk.Id}"));
    }

    [Fact]
    public async Task Each_kind_is_told_to_whom_it_concerns_and_to_nobody_else()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (colleague, email) = await talk.Organization.AddAgentAsync("Tom Berger");
        using var toms = await fixture.App.SignInAsync(email);
        await ChooseAsync(toms, ("of", "ASSIGNED"), ("of", "REPLY"), ("of", "MENTION"), ("of", "CLOSING"), ("discreet", "true"));
        await ChooseAsync(talk, ("of", "ASSIGNED"), ("of", "REPLY"), ("of", "CLOSING"));

        using var given = await talk.Browser.PostFormAsync(
            talk.Address, $"{talk.Address}/assignment", ("agentId", colleague.Id.ToString()));
        using var noted = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/notes", ("note", "@Tom Berger, please."));
        await talk.HearAsync("Are you there?");

        Assert.Equal(
            ["A conversation was given to you", "A new message in one of your conversations", "A note names you"],
            (await AskAsync(toms)).Select(notice => notice.TextContent).Order());
        Assert.Empty(await AskAsync(talk));

        fixture.Clock.Move(TimeSpan.FromHours(23.75));
        var closing = Assert.Single(await AskAsync(toms));
        Assert.Equal("The window of one of your conversations closes soon", closing.TextContent);
    }

    [Fact]
    public async Task Another_organization_is_not_told()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var other = await Correspondence.BeginAsync(fixture);
        await ChooseAsync(other, ("of", "NEW"));

        Assert.Empty(await AskAsync(other, $"since=0&ids={talk.Id}"));
    }

    [Theory]
    [InlineData("since=nonsense")]
    [InlineData("since=0&ids=nonsense")]
    public async Task What_cannot_be_asked_is_refused(string question)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var answer = await talk.Browser.GetAsync($"/notifications?{question}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_choice_is_kept_and_what_is_no_kind_is_passed_over()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ChooseAsync(talk, ("of", "REPLY"), ("of", "<b>"), ("sound", "true"));

        var page = await talk.Browser.GetPageAsync("/settings/notifications");

        Assert.Equal(["REPLY", "true"], page.QuerySelectorAll("input[checked]").Select(box => box.GetAttribute("value")));
    }

    private static Task ChooseAsync(Correspondence talk, params (string, string)[] choice) => ChooseAsync(talk.Browser, choice);

    private static async Task ChooseAsync(HttpClient browser, params (string, string)[] choice)
    {
        using var answer = await browser.PostFormAsync("/settings/notifications", "/settings/notifications", choice);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static Task<IReadOnlyList<IElement>> AskAsync(Correspondence talk, string question = "since=0") =>
        AskAsync(talk.Browser, question);

    private static async Task<IReadOnlyList<IElement>> AskAsync(HttpClient browser, string question = "since=0") =>
        [.. (await browser.GetPageAsync($"/notifications?{question}")).QuerySelectorAll("li")];
}
