using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Replies;

/// <summary>Two agents who answer at once both see what happened, and nothing is said twice by chance.</summary>
public sealed class CollisionTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Who_answers_after_a_colleague_is_told_once_and_may_send_anyway()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var seen = Seen(await talk.Browser.GetPageAsync(talk.Address));
        fixture.Clock.Move(TimeSpan.FromSeconds(5));
        await ToldByTomAsync(talk, "We <b>open</b> at nine.");
        fixture.Clock.Move(TimeSpan.FromSeconds(20));

        using var refused = await talk.WriteAsync("At ten", ("seen", seen));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = Pages.Parse(await refused.TextAsync());
        Assert.Matches(
            "^Tom Becker answered 2[0-9] seconds ago: “We <b>open</b> at nine.” – yours was not sent", page.QuerySelector(
                "#composer-refusal")!.Seen());
        Assert.Equal("At ten", page.QuerySelector("#text")!.TextContent);
        Assert.Equal("Send anyway", page.QuerySelector(".composer__send > button")!.Seen());
        Assert.Single(await talk.OutgoingAsync());

        using var anyway = await talk.WriteAsync("At ten", ("seen", Seen(page)));
        Assert.Equal(HttpStatusCode.Redirect, anyway.StatusCode);
        await Eventually.TrueAsync(() => Task.FromResult(talk.Calls.Count() == 2));
    }

    [Fact]
    public async Task The_same_words_sent_twice_are_one_message_and_longer_ones_are_not_taken_for_sent()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7().ToString();
        using var first = await talk.WriteAsync("We open at nine", ("id", id));
        using var again = await talk.WriteAsync("We open at nine", ("id", id));
        using var more = await talk.WriteAsync("We open at nine, not on Sundays", ("id", id));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [first.StatusCode, again.StatusCode]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.StatusCode);
        var page = Pages.Parse(await more.TextAsync());
        Assert.Equal("We open at nine, not on Sundays", page.QuerySelector("#text")!.TextContent);
        Assert.NotEqual(id, page.QuerySelector("#composer input[name=id]")!.GetAttribute("value"));
        Assert.Single(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task Two_who_answer_in_the_same_moment_are_not_both_sent_unseen()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var tom = await TomAsync(talk);
        var (mine, toms) = (await talk.Browser.GetPageAsync(talk.Address), await tom.GetPageAsync(talk.Address));
        fixture.Clock.Move(TimeSpan.FromSeconds(1));

        var answers = await Task.WhenAll(
            talk.Browser.PostFormAsync(
                mine, $"{talk.Address}/replies", ("text", "Anna's"), ("seen", Seen(mine)), ("id", Guid.CreateVersion7().ToString())),
            tom.PostFormAsync(
                toms, $"{talk.Address}/replies", ("text", "Tom's"), ("seen", Seen(toms)), ("id", Guid.CreateVersion7().ToString())));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Single(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task Ones_own_answers_and_those_that_were_seen_are_in_nobodys_way()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var seen = Seen(await talk.Browser.GetPageAsync(talk.Address));
        fixture.Clock.Move(TimeSpan.FromSeconds(5));
        await talk.SayAsync("One");
        using var own = await talk.WriteAsync("Two", ("seen", seen));
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        await ToldByTomAsync(talk, "Three");
        fixture.Clock.Move(TimeSpan.FromSeconds(5));

        using var after = await talk.WriteAsync("Four", ("seen", Seen(await talk.Browser.GetPageAsync(talk.Address))));

        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    public async Task A_made_up_moment_is_none(string seen)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ToldByTomAsync(talk, "Hello");

        using var answer = await talk.WriteAsync("Hello too", ("seen", seen));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("elsewhere", "Somebody answered outside of Inbox: “By hand” – yours was not sent")]
    [InlineData("closed", "Tom Becker closed this conversation while you wrote. Yours was not sent")]
    [InlineData("given", "Tom Becker took this conversation while you wrote. Yours was not sent")]
    [InlineData("wrote", "They wrote again: “And on Sunday?” – yours was not sent")]
    public async Task Whatever_happened_while_it_was_written_is_told_before_it_goes(string what, string words)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var seen = Seen(await talk.Browser.GetPageAsync(talk.Address));
        fixture.Clock.Move(TimeSpan.FromSeconds(5));
        await HappenAsync(talk, what);
        fixture.Clock.Move(TimeSpan.FromSeconds(5));

        using var refused = await talk.WriteAsync("At ten", ("seen", seen), ("shown", seen));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = Pages.Parse(await refused.TextAsync());
        Assert.StartsWith(words, page.QuerySelector("#composer-refusal")!.Seen(), StringComparison.Ordinal);
        Assert.Equal("At ten", page.QuerySelector("#text")!.TextContent);
        using var anyway = await talk.WriteAsync("At ten", ("seen", Seen(page)), ("shown", Seen(page)));
        Assert.Equal(HttpStatusCode.Redirect, anyway.StatusCode);
    }

    [Fact]
    public async Task What_they_wrote_before_the_eyes_of_the_writer_and_what_failed_is_no_news()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var seen = Seen(await talk.Browser.GetPageAsync(talk.Address));
        fixture.Clock.Move(TimeSpan.FromSeconds(5));
        await HappenAsync(talk, "wrote");
        await ToldByTomAsync(talk, "We open at nine.");
        await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.Where(m => m.Text == "We open at nine.")
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MessageStatus.Failed)));
        fixture.Clock.Move(TimeSpan.FromSeconds(5));

        using var answer = await talk.WriteAsync(
            "At ten", ("seen", seen), ("shown", Seen(await talk.Browser.GetPageAsync(talk.Address))));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task HappenAsync(Correspondence talk, string what)
    {
        using var tom = await TomAsync(talk);
        switch (what)
        {
            case "elsewhere":
                await talk.EchoAsync("By hand", $"m_{Guid.NewGuid():N}");
                break;
            case "wrote":
                await talk.HearAsync("And on Sunday?");
                break;
            case "closed":
                using (await tom.PostFormAsync(talk.Address, $"{talk.Address}/closure"))
                {
                    break;
                }

            default:
                using (await tom.PostFormAsync(talk.Address, $"{talk.Address}/assignment", ("agentId", "me")))
                {
                    break;
                }
        }
    }

    private static string Seen(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelector("#composer input[name=seen]")!.GetAttribute("value")!;

    private async Task<HttpClient> TomAsync(Correspondence talk)
    {
        var (_, email) = await talk.Organization.AddAgentAsync("Tom Becker");
        return await fixture.App.SignInAsync(email, organization: talk.Organization.Organization.Slug);
    }

    private async Task ToldByTomAsync(Correspondence talk, string text)
    {
        using var tom = await TomAsync(talk);
        using var answer = await tom.PostFormAsync(talk.Address, $"{talk.Address}/replies", ("text", text));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
