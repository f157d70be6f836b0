using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Sending;

/// <summary>Our side reacts to a message, and Meta is told (meta-platform 3.8).</summary>
public sealed class ReactionTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private const string Love = "\u2764\ufe0f";
    private const string Like = "\ud83d\udc4d";

    [Theory]
    [InlineData(Platform.Messenger)]
    [InlineData(Platform.Instagram)]
    public async Task A_reaction_is_chosen_on_a_page_without_scripts_and_told(Platform platform)
    {
        using var talk = await Correspondence.BeginAsync(fixture, platform);
        var message = await HearAsync(talk);
        var link = (IHtmlAnchorElement)(await ThreadAsync(talk)).QuerySelector($"#message-{message.Id} .message__react")!;

        var page = await talk.Browser.GetPageAsync(link.PathName + link.Search);

        var picker = (IHtmlFormElement)page.QuerySelector(".thread__messages .reaction-picker")!;
        Assert.Contains("Love", picker.QuerySelectorAll("button").Select(button => button.GetAttribute("title")));
        using var answer = await talk.Browser.PostFormAsync(talk.Address, picker.GetAttribute("action")!, ("emoji", Love));
        Assert.Equal($"{talk.Address}#message-{message.Id}", answer.GoesTo());
        await UntilToldAsync(talk, message);
        Assert.Equal(new ActionCall("react", talk.Person, message.Mid, Love), Assert.Single(talk.Actions));
        Assert.Equal(Love, await ShownAsync(talk, message));
        var inApi = Assert.Single((await InApiAsync(talk, message)).EnumerateArray());
        Assert.Equal(
            (Love, true, "SENT"),
            (inApi.GetProperty(
                "emoji").GetString(), inApi.GetProperty("isFromBusiness").GetBoolean(), inApi.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Another_choice_replaces_it_and_the_same_takes_it_back()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);
        foreach (var emoji in new[] { Love, Like })
        {
            await TakesAsync(talk, message, emoji);
            await UntilToldAsync(talk, message);
        }

        var page = await talk.Browser.GetPageAsync($"{talk.Address}?reactTo={message.Id}");
        var pressed = (IHtmlButtonElement)page.QuerySelector(".thread__messages .reaction-picker button[aria-pressed=true]")!;
        Assert.Equal(("_method", "DELETE", "Thumbs up"), (pressed.Name, pressed.Value, pressed.Title));
        using var answer = await talk.Browser.PostFormAsync(talk.Address, ReactionOf(talk, message), ("_method", "DELETE"));
        await UntilToldAsync(talk, message);

        Assert.Equal(
            [("react", Love), ("react", Like), ("unreact", null)], talk.Actions.Select(call => (call.Action, call.Emoji)));
        Assert.Null(await ShownAsync(talk, message));
    }

    [Fact]
    public async Task A_choice_while_Meta_is_told_of_the_one_before_is_told_after_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);
        var isFree = new TaskCompletionSource();
        fixture.Meta.NextAction(async call =>
        {
            await isFree.Task;
            return ActionCall.Done(call);
        });
        await TakesAsync(talk, message, Love);
        await Eventually.TrueAsync(() => Task.FromResult(talk.Actions.Any()));

        await TakesAsync(talk, message, Like);
        Assert.Single(talk.Actions);
        isFree.SetResult();
        await UntilToldAsync(talk, message);

        Assert.Equal([Love, Like], talk.Actions.Select(call => call.Emoji));
        Assert.Equal(Like, await ShownAsync(talk, message));
    }

    [Fact]
    public async Task What_Meta_refuses_does_not_stay_and_the_page_says_so()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);
        await TakesAsync(talk, message, Love);
        await UntilToldAsync(talk, message);
        fixture.Meta.RefuseNextAction(100);
        await TakesAsync(talk, message, Like);
        await UntilToldAsync(talk, message);

        Assert.Equal($"{Love} Meta did not take your reaction", await ShownAsync(talk, message));
        Assert.Equal("FAILED", (await InApiAsync(talk, message))[0].GetProperty("status").GetString());
        Assert.Equal(MessageStatus.Delivered, (await MessageAsync(talk, message.Id)).Status);

        await TakesAsync(talk, message, Like);
        await UntilToldAsync(talk, message);
        Assert.Equal(Like, await ShownAsync(talk, message));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);
        fixture.Meta.NextAction(_ => Task.FromResult(SendStub.Json(HttpStatusCode.BadGateway, "<html>502</html>")));
        await TakesAsync(talk, message, Love);
        await Eventually.TrueAsync(
            async () => talk.Actions.Any() && (await ReactionAsync(talk, message)).DueAt < fixture.Clock.GetUtcNow().AddSeconds(30));
        Assert.Equal(Love, await ShownAsync(talk, message));

        Assert.NotNull((await ThreadAsync(talk)).QuerySelector(".reactions__waiting"));

        fixture.Clock.Move(TimeSpan.FromSeconds(10));

        await UntilToldAsync(talk, message);
        Assert.Equal([Love, Love], talk.Actions.Select(call => call.Emoji));
    }

    [Fact]
    public async Task A_dead_token_holds_it_back_until_the_channel_is_connected_again()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);
        fixture.Meta.RefuseNextAction(190, 460);
        await TakesAsync(talk, message, Love);
        await Eventually.TrueAsync(async () => (await talk.ChannelAsync()).TokenRefusedAt is not null);

        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            var channel = await db.Channels.SingleAsync(c => c.ExternalId == talk.Organization.PageId);
            channel.Reconnect(channel.PageId, channel.Name, channel.ProtectedToken!, fixture.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        fixture.Clock.Move(TimeSpan.FromSeconds(10));

        await UntilToldAsync(talk, message);
        Assert.Equal(Love, await ShownAsync(talk, message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("\u2764\ufe0f\u2764\ufe0f")]
    [InlineData("<b>")]
    public async Task Only_one_emoji_is_taken(string emoji)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);

        await RefusesAsync(talk, message.Id, emoji, "React with exactly one emoji.");
        using var page = await talk.Browser.PostFormAsync(talk.Address, ReactionOf(talk, message), ("emoji", emoji));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("React with exactly one emoji.", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb")]
    [InlineData("\ud83c\udde9\ud83c\uddea")]
    [InlineData("1\ufe0f\u20e3")]
    public async Task Any_emoji_is_taken_from_a_program(string emoji)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);

        await TakesAsync(talk, message, emoji);

        await UntilToldAsync(talk, message);
        Assert.Equal(emoji, Assert.Single(talk.Actions).Emoji);
        var page = await talk.Browser.GetPageAsync($"{talk.Address}?reactTo={message.Id}");
        Assert.Equal(
            "Take it back", page.QuerySelector(".thread__messages .reaction-picker button[aria-pressed=true]")!.GetAttribute("title"));
    }

    [Fact]
    public async Task A_closed_window_allows_none()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);
        fixture.Clock.Move(TimeSpan.FromHours(25));

        await RefusesAsync(talk, message.Id, Love, "The reply window closed");
        Assert.Null((await ThreadAsync(talk)).QuerySelector(".message__react"));
    }

    [Fact]
    public async Task An_unsent_message_and_one_that_Meta_does_not_know_allow_none()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(100);
        await talk.SayAsync("Never arrives");
        var failed = await talk.UntilAsync(MessageStatus.Failed);
        var message = await HearAsync(talk);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Messages.SingleAsync(m => m.Id == message.Id)).Unsend(fixture.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        await RefusesAsync(talk, failed.Id, Love, "Meta has no name for this message");
        await RefusesAsync(talk, message.Id, Love, "The message was unsent");
    }

    [Fact]
    public async Task A_reaction_that_was_given_while_the_message_was_unsent_is_gone_and_not_told()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(talk);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            var loaded = await db.Messages.SingleAsync(m => m.Id == message.Id);
            db.MessageReactions.Add(MessageReaction.Chosen(loaded, Love, fixture.Clock.GetUtcNow()));
            await fixture.App.WithDbAsync(talk.Organization.Id, async other =>
            {
                (await other.Messages.SingleAsync(m => m.Id == message.Id)).Unsend(fixture.Clock.GetUtcNow());
                return await other.SaveChangesAsync();
            });
            return await db.SaveChangesAsync();
        });

        await Eventually.TrueAsync(() => fixture.App.WithDbAsync(
            talk.Organization.Id, async db => !await db.MessageReactions.AnyAsync(r => r.MessageId == message.Id)));
        Assert.Empty(talk.Actions);
    }

    [Fact]
    public async Task A_message_of_another_conversation_is_not_found()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var other = await Correspondence.BeginAsync(fixture);
        var message = await HearAsync(other);

        using var answer = await PutAsync(talk, message.Id, Love);
        using var deletion = await talk.Browser.DeleteAsync($"/api/conversations/{other.Id}/messages/{message.Id}/reaction");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, deletion.StatusCode));
    }

    /// <summary>The contact writes something new.</summary>
    private async Task<Message> HearAsync(Correspondence talk)
    {
        var mid = Payload.NewMid();
        await talk.HearAsync("Thank you!", mid);
        return await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.AsNoTracking().SingleAsync(m => m.Mid == mid));
    }

    private static Task<IHtmlDocument> ThreadAsync(Correspondence talk) => talk.Browser.GetPageAsync(talk.Address);

    private static string ReactionOf(Correspondence talk, Message message) => $"{talk.Address}/messages/{message.Id}/reaction";

    private static async Task<string?> ShownAsync(Correspondence talk, Message message) =>
        (await ThreadAsync(talk)).QuerySelector($"#message-{message.Id} .reactions")?.Seen();

    private static async Task<System.Text.Json.JsonElement> InApiAsync(Correspondence talk, Message message) =>
        (await talk.Browser.GetJsonAsync($"/api/conversations/{talk.Id}/messages")).EnumerateArray()
            .Single(m => m.GetProperty("id").GetGuid() == message.Id).GetProperty("reactions");

    private static Task<HttpResponseMessage> PutAsync(Correspondence talk, Guid messageId, string emoji) =>
        talk.Browser.PutAsJsonAsync($"/api/conversations/{talk.Id}/messages/{messageId}/reaction", new { emoji });

    private static async Task TakesAsync(Correspondence talk, Message message, string emoji)
    {
        using var answer = await PutAsync(talk, message.Id, emoji);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static async Task RefusesAsync(Correspondence talk, Guid messageId, string emoji, string words)
    {
        using var answer = await PutAsync(talk, messageId, emoji);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(talk.Actions);
    }

    private Task<MessageReaction> ReactionAsync(Correspondence talk, Message message) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.MessageReactions.AsNoTracking().SingleAsync(r => r.MessageId == message.Id && r.IsOurs));

    private Task<Message> MessageAsync(Correspondence talk, Guid id) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.Messages.AsNoTracking().SingleAsync(m => m.Id == id));

    private Task UntilToldAsync(Correspondence talk, Message message) =>
        Eventually.TrueAsync(async () => (await ReactionAsync(talk, message)).DueAt is null);
}
