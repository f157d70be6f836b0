using System.Net;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Sending;

/// <summary>Contacts see that somebody reads and writes, where an admin wants it (meta-platform 3.8).</summary>
public sealed class PresenceTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Nobody_is_told_unless_the_channel_wants_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        Assert.Equal(
            "", (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector("reply-composer")!.GetAttribute("data-shows-typing"));

        await TypeAsync(talk);
        await ReadAsync(talk);

        // What came before it in the queue was looked at and left.
        using var open = await Correspondence.BeginAsync(fixture);
        await ShowAsync(open, ("showsTyping", "true"));
        await TypeAsync(open);
        await Eventually.TrueAsync(() => Task.FromResult(open.Actions.Any()));
        Assert.Empty(talk.Actions);
    }

    [Fact]
    public async Task Writing_and_reading_are_told_where_an_admin_wants_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ShowAsync(talk, ("showsSeen", "true"), ("showsTyping", "true"));
        Assert.Equal(
            "true", (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector("reply-composer")!.GetAttribute("data-shows-typing"));

        await ReadAsync(talk);
        await Eventually.TrueAsync(() => Task.FromResult(talk.Actions.Any()));
        await ReadAsync(talk);
        await TypeUntilToldAsync(talk);

        Assert.Equal(["mark_seen", "typing_on"], talk.Actions.Take(2).Select(call => call.Action));
        var audit = await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.AuditEntries.AsNoTracking().SingleAsync(e => e.Act == AuditAct.ChangePresence));
        Assert.Equal("seen shown, typing shown", audit.Said?.ToString());
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        var card = await admin.GetPageAsync("/channels");
        Assert.Equal(2, card.QuerySelectorAll("input[type=checkbox]:checked").Length);
    }

    [Fact]
    public async Task What_Meta_refuses_troubles_nobody()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ShowAsync(talk, ("showsTyping", "true"));
        fixture.Meta.RefuseNextAction(190, 460);
        await TypeAsync(talk);
        await Eventually.TrueAsync(() => Task.FromResult(talk.Actions.Any()));
        await TypeUntilToldAsync(talk);

        Assert.True((await talk.ChannelAsync()).CanSpeak);
    }

    private static async Task ShowAsync(Correspondence talk, params (string Name, string Value)[] fields)
    {
        var channel = talk.Organization.Page.Id;
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        using var answer = await admin.PostFormAsync("/channels", $"/channels/{channel}/presence", fields);
        Assert.Equal("/channels?done=Presence", answer.GoesTo());
        Assert.Contains("Saved what people see of you.", await admin.ReadAsync(answer.GoesTo()!), StringComparison.Ordinal);
    }

    /// <summary>One that comes right after another act is dropped.</summary>
    private static Task TypeUntilToldAsync(Correspondence talk) => Eventually.TrueAsync(async () =>
    {
        await TypeAsync(talk);
        return talk.Actions.Count() > 1;
    });

    private static async Task TypeAsync(Correspondence talk)
    {
        using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/typing");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task ReadAsync(Correspondence talk)
    {
        var page = await talk.Browser.GetPageAsync(talk.Address);
        var until = page.QuerySelector("read-marker input[name=until]")!.GetAttribute("value")!;
        using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/read-marker", ("until", until));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
