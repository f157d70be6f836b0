using System.Net;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Channels;

public sealed class ChannelsPageTests(ChannelsApp shared) : ChannelsFixture(shared)
{
    [Fact]
    public async Task Only_admins_find_it()
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var agent = await organization.SignInAsync();
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        using var refused = await agent.OpenAsync("/channels");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Your role does not allow this", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Null((await agent.GetPageAsync("/account")).QuerySelector(".settings__nav a[href='/channels']"));
        Assert.NotNull((await admin.GetPageAsync("/account")).QuerySelector(".settings__nav a[href='/channels']"));
    }

    [Fact]
    public async Task Without_a_channel_it_says_what_to_do()
    {
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        var page = await admin.GetPageAsync("/channels");

        Assert.Contains("No channel is connected yet", page.QuerySelector(".empty-state")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_red_line_has_a_button_that_mends_it()
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var card = await CardAsync(admin, organization);
        Assert.Contains("Meta does not send us", card.Seen(), StringComparison.Ordinal);

        using var subscribed = await admin.PressAsync(
            await admin.GetPageAsync("/channels"), $"#channel-{organization.Page.Id} .health__line--bad button");
        using var checkedNow = await admin.PressAsync(
            await admin.GetPageAsync("/channels"), $"#channel-{organization.Page.Id} .health__line > form:not(.health__form) button");

        Assert.Equal("/channels?done=Subscribed", subscribed.GoesTo());
        Assert.Equal("/channels?done=Checked", checkedNow.GoesTo());
        Assert.Equal("Healthy", (await CardAsync(admin, organization)).QuerySelector(".badge")!.Seen());
        Assert.Equal([organization.PageId], Meta.Subscribed);
        Assert.Equal([AuditAct.SubscribeChannel, AuditAct.CheckChannel], (await ActsAsync(organization)).Order());
    }

    [Fact]
    public async Task When_Meta_last_told_anything_is_said_and_a_long_silence_is_no_good_sign()
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        Assert.Contains("Last event None yet", (await CardAsync(admin, organization)).Seen(), StringComparison.Ordinal);

        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        Assert.DoesNotContain("nothing since", (await CardAsync(admin, organization)).Seen(), StringComparison.Ordinal);

        await App.WithDbAsync(organization.Id, db => db.Channels.ExecuteUpdateAsync(
            update => update.SetProperty(c => c.LastEventAt, Clock.GetUtcNow().AddDays(-8))
                .SetProperty(c => c.ConnectedAt, Clock.GetUtcNow().AddDays(-9))));
        Assert.Contains("Meta has told us nothing since", (await CardAsync(admin, organization)).Seen(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo")]
    [InlineData("reaction")]
    [InlineData("referral")]
    [InlineData("of a kind that is not shown")]
    public async Task Whatever_Meta_tells_is_an_event_and_what_we_asked_for_ourselves_is_none(string told)
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var (page, person, timestamp) = (organization.PageId, TestOrganization.NextId(), Payload.NextTime());
        var (sender, recipient) = (new { id = person }, new { id = page });
        await App.WithDbAsync(organization.Id, db =>
        {
            Talks.Say(db, Talks.Begin(db, organization.Page, Clock.GetUtcNow()), "Found by the comparison", Clock.GetUtcNow());
            return db.SaveChangesAsync();
        });
        Assert.Contains("Last event None yet", (await CardAsync(admin, organization)).Seen(), StringComparison.Ordinal);

        await App.ReceiveAsync(told switch
        {
            "echo" => Payload.Echo(page, person, "From the Page"),
            "reaction" => Told(new { sender, recipient, timestamp, reaction = new { mid = "m_1", action = "react", emoji = "❤" } }),
            "referral" => Told(new { sender, recipient, timestamp, referral = new { @ref = "spring", source = "SHORTLINK" } }),
            _ => Told(new { sender, recipient, timestamp, of_tomorrow = new { action = "none" } }),
        });

        Assert.DoesNotContain("None yet", (await CardAsync(admin, organization)).Seen(), StringComparison.Ordinal);

        string Told(object happened) => Payload.Envelope("page", Payload.Entry(page, happened));
    }

    [Fact]
    public async Task The_version_of_the_Graph_API_is_shown_with_its_end()
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        var page = (await admin.GetPageAsync("/channels")).Body!.Seen();

        Assert.Matches("Graph API v[0-9]+\\.0(: Meta has named no end of it yet|, until)", page);
    }

    [Fact]
    public async Task What_went_wrong_is_stored_as_a_code_and_said_in_the_readers_language()
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.Channels.SingleAsync(c => c.Id == organization.Page.Id))
                .Report(new Sentence("TokenRefused", "190/463"), Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var german = await admin.PostFormAsync("/account", "/account/language", ("language", "de"));

        var card = await CardAsync(admin, organization);

        Assert.Contains("Meta nimmt das Token nicht mehr an (Code 190/463).", card.Seen(), StringComparison.Ordinal);
        var (code, text) = await App.WithDbAsync(organization.Id, async db => (
            await db.Database.SqlQuery<string>(
                $"""select last_error_code ->> 'code' as "Value" from channels where id = {organization.Page.Id}""").SingleAsync(),
            await db.Channels.Where(c => c.Id == organization.Page.Id).Select(c => c.LastErrorText).SingleAsync()));
        Assert.Equal(("TokenRefused", null), (code, text));
    }

    [Fact]
    public async Task What_a_version_that_stored_sentences_wrote_is_said_as_it_stands()
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.WithDbAsync(organization.Id, db => db.Database.ExecuteSqlAsync(
            $"update channels set last_error = 'Meta refused {{it}}.', last_error_at = {Clock.GetUtcNow()} where id = {organization.Page.Id}"));
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        Assert.Contains("Meta refused {it}.", (await CardAsync(admin, organization)).Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_channel_is_said_in_the_inbox_and_its_thread_and_the_composer_keeps_words_while_messages_come_in()
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var agent = await organization.SignInAsync(AgentRole.Agent);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        Meta.DeadSubcode = 460;
        await CheckAsync(organization.Id, organization.Page.Id);

        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Are you there?"));

        var id = await App.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
        var inbox = await agent.GetPageAsync("/inbox");
        var thread = await agent.GetPageAsync($"/conversations/{id}");
        Assert.Contains("changed their password", inbox.QuerySelector(".conversation-list__trouble")!.Seen(), StringComparison.Ordinal);
        Assert.Contains("Are you there?", thread.Body!.Seen(), StringComparison.Ordinal);
        Assert.Contains("changed their password", thread.QuerySelector(".thread .banner")!.Seen(), StringComparison.Ordinal);
        Assert.True(thread.QuerySelector(".composer__send > .button--primary")!.HasAttribute("disabled"));
        var menders = await App.WithDbAsync(organization.Id, db => db.Agents
            .Where(a => a.Role == AgentRole.Admin || a.Role == AgentRole.Owner).OrderBy(a => a.Name).Select(a => a.Name).ToListAsync());
        Assert.EndsWith(
            $"Ask {string.Join(", ", menders)}.", inbox.QuerySelector(".conversation-list__trouble p")!.Seen(), StringComparison.Ordinal);
        Assert.Null(inbox.QuerySelector(".conversation-list__trouble a"));
        var mending = (await admin.GetPageAsync($"/conversations/{id}")).QuerySelector(".thread__trouble a")!;
        Assert.Equal(("Fix it", "/channels"), (mending.Seen(), mending.GetAttribute("href")));

        using var sent = await agent.PostFormAsync($"/conversations/{id}", $"/conversations/{id}/replies", ("text", "In a moment"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        using var kept = await agent.PostFormAsync($"/conversations/{id}", $"/conversations/{id}/draft", ("text", "In a moment"));
        Assert.Equal(
            "In a moment", (await agent.GetPageAsync($"/conversations/{id}")).QuerySelector("textarea[name=text]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Several_broken_channels_are_said_in_one_line()
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        await App.WithDbAsync(organization.Id, db => db.Database.ExecuteSqlAsync(
            $"update channels set token_refused_at = {Clock.GetUtcNow()} where organization_id = {organization.Id}"));
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Are you there?"));

        var trouble = Assert.Single((await admin.GetPageAsync("/inbox")).QuerySelectorAll(".conversation-list__trouble"));

        Assert.StartsWith("2 channels can’t send.", trouble.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnecting_keeps_the_history_and_ends_the_subscription_once_nobody_uses_the_Page()
    {
        var organization = await TestOrganization.CreateAsync(App);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Stays"));

        await DisconnectAsync(admin, organization.Page.Id);
        Assert.Empty(Meta.Unsubscribed);
        await DisconnectAsync(admin, organization.Instagram.Id);

        Assert.Equal([organization.PageId], Meta.Unsubscribed);
        Assert.All(await ChannelsAsync(organization.Id), c => Assert.Null(c.ProtectedToken));
        Assert.Contains("Stays", await admin.ReadAsync("/inbox"), StringComparison.Ordinal);
        Assert.Equal([AuditAct.DisconnectChannel, AuditAct.DisconnectChannel], await ActsAsync(organization));
    }

    [Fact]
    public async Task What_came_before_the_channel_was_connected_appears_once_it_is()
    {
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Too early"));
        Graph.Answer("me", $$"""{"id":"{{organization.PageId}}","name":"Habitat"}""");
        Graph.AnswerWhen = request => request.RequestUri!.Segments[^1] == "subscribed_apps" ? """{"success":true}""" : null;

        using var answer = await admin.PostFormAsync(
            "/channels/new", "/channels/pasted-token", ("Token", "EAApasted"), ("IsInstagram", "false"));

        Assert.Equal("/channels?done=Connected", answer.GoesTo());
        Clock.Move(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => App.WithDbAsync(organization.Id, db => db.Messages.AnyAsync(m => m.Text == "Too early")));
    }

    [Fact]
    public async Task A_pasted_token_that_Facebook_does_not_know_is_refused_and_not_sent_back()
    {
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        Graph.AnswerWhen = _ => """{"error":{"message":"Invalid OAuth access token","code":190}}""";

        using var answer = await admin.PostFormAsync(
            "/channels/new", "/channels/pasted-token", ("Token", "EAAwrong-secret"), ("IsInstagram", "false"));

        var words = await answer.TextAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Nothing was connected", words, StringComparison.Ordinal);
        Assert.DoesNotContain("EAAwrong-secret", words, StringComparison.Ordinal);
        Assert.Empty(await ChannelsAsync(organization.Id));
    }

    private static async Task DisconnectAsync(HttpClient admin, Guid channelId)
    {
        var page = await admin.GetPageAsync($"/channels/{channelId}/connection/end");
        using var answer = await admin.PressAsync(page, "main button.button--danger");
        Assert.Equal("/channels?done=Disconnected", answer.GoesTo());
    }

    private static async Task<AngleSharp.Dom.IElement> CardAsync(HttpClient admin, TestOrganization organization) =>
        (await admin.GetPageAsync("/channels")).QuerySelector($"#channel-{organization.Page.Id}")!;

    private Task<List<AuditAct>> ActsAsync(TestOrganization organization) =>
        App.WithDbAsync(organization.Id, db => db.AuditEntries.Select(e => e.Act).ToListAsync());
}
