using System.Net;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Sending;

/// <summary>Taking a conversation over from another app (meta-platform 2.16, 3.10).</summary>
public sealed class ThreadControlTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private const string Button = ".banner form[action*='/thread-control'] button";

    private const string HandBack = ".menu form[action*='/thread-control'] [value=DELETE]";

    [Theory]
    [InlineData(SendingFixture.AppId, false)]
    [InlineData("263902037430900", true)]
    [InlineData("999000111", true)]
    public async Task Another_app_is_told_from_our_own(string owner, bool isElsewhere)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var page = await PassAsync(talk, owner);

        Assert.Equal(isElsewhere, page.QuerySelector(Button) is not null);
    }

    [Fact]
    public async Task A_conversation_is_taken_over_and_nothing_warns_any_more()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var page = await PassAsync(talk, "263902037430900");

        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        using var answer = await talk.Browser.PressAsync(page, Button);

        Assert.Equal((HttpStatusCode.Redirect, talk.Address), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal([("take_thread_control", talk.Person)], CallsFor(talk));
        Assert.Null((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".banner"));
    }

    [Fact]
    public async Task What_Meta_does_not_let_us_take_is_asked_for_and_stays_where_it_is()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefusedControl[$"take_thread_control {talk.Person}"] = true;
        var page = await PassAsync(talk, "263902037430900");

        using var answer = await talk.Browser.PressAsync(page, Button);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("The other app was asked to hand over", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal([("take_thread_control", talk.Person), ("request_thread_control", talk.Person)], CallsFor(talk));
        Assert.NotNull((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(Button));
    }

    [Fact]
    public async Task What_Meta_refuses_altogether_is_said_in_words()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefusedControl[$"take_thread_control {talk.Person}"] = true;
        fixture.Meta.RefusedControl[$"request_thread_control {talk.Person}"] = true;
        var page = await PassAsync(talk, "263902037430900");

        using var answer = await talk.Browser.PressAsync(page, Button);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Meta did not hand this conversation over", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_app_had_is_handed_back_and_taken_again()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        Assert.Null((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(HandBack));
        await PassAsync(talk, "263902037430900");
        var page = await PassAsync(talk, SendingFixture.AppId);

        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        using var answer = await talk.Browser.PressAsync(page, HandBack);

        Assert.Equal((HttpStatusCode.Redirect, talk.Address), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal([("release_thread_control", talk.Person)], CallsFor(talk));
        Assert.Null((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(HandBack));
        Assert.NotNull((await PassAsync(talk, "263902037430900")).QuerySelector(Button));
    }

    [Fact]
    public async Task What_Meta_does_not_take_back_stays_here_and_is_said_in_words()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefusedControl[$"release_thread_control {talk.Person}"] = true;
        var page = await PassAsync(talk, SendingFixture.AppId);

        using var answer = await talk.Browser.PressAsync(page, HandBack);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Meta did not take this conversation back", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.NotNull((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(HandBack));
    }

    private IEnumerable<(string, string)> CallsFor(Correspondence talk) =>
        fixture.Meta.ControlCalls.Where(call => call.Recipient == talk.Person);

    /// <summary>Meta tells that an app has control from now on; the thread after that.</summary>
    private async Task<IHtmlDocument> PassAsync(Correspondence talk, string owner)
    {
        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        await fixture.App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Person },
            recipient = new { id = talk.Organization.PageId },
            timestamp = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            pass_thread_control = new { previous_owner_app_id = "111", new_owner_app_id = owner },
        })));
        return await talk.Browser.GetPageAsync(talk.Address);
    }
}
