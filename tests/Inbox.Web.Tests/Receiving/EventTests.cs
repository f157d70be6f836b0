using System.Text.Json.Nodes;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Receiving;

/// <summary>Each kind of meta-platform 2, posted by Meta, as an agent and a program see it.</summary>
public sealed class EventTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_reaction_hangs_on_its_message_and_a_new_one_replaces_it()
    {
        var (_, talk) = await BeginAsync();
        var mid = Payload.NewMid();

        await talk.HappenAsync(talk.Echoed(mid, "Done"), talk.Reacted(mid, "❤️"), talk.Reacted(mid, "👍"));

        var page = await talk.PageAsync();
        Assert.Contains("👍", Assert.Single(page.QuerySelectorAll(".reactions li")).TextContent, StringComparison.Ordinal);
        var reaction = Assert.Single((await talk.ApiAsync())[0]!["reactions"]!.AsArray());
        Assert.Equal(("👍", false), ((string?)reaction!["emoji"], (bool)reaction["isFromBusiness"]!));

        await talk.HappenAsync(talk.Reacted(mid, null));
        Assert.Empty((await talk.PageAsync()).QuerySelectorAll(".reactions"));
    }

    [Fact]
    public async Task A_reaction_opens_the_window_and_a_read_does_not()
    {
        var (organization, talk) = await BeginAsync();
        var mid = Payload.NewMid();
        await talk.HappenAsync(talk.Echoed(mid, "Hello"));
        Assert.Null((await ConversationAsync(organization)).Window);

        await talk.HappenAsync(talk.FromContact("read", new JsonObject { ["watermark"] = Payload.NextTime() }));
        Assert.Null((await ConversationAsync(organization)).Window);

        await talk.HappenAsync(talk.Reacted(mid, "👍"));
        Assert.Equal(WindowOpening.Reaction, (await ConversationAsync(organization)).WindowOpenedBy);
    }

    [Fact]
    public async Task What_was_said_in_one_millisecond_keeps_Metas_order()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (talk, at) = (new Happenings(app, organization, false), Payload.NextTime());

        await app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(organization.PageId, [
            .. Enumerable.Range(0, 8).Select(number => Payload.Message(talk.Contact, organization.PageId, $"b{number}", at: at))])));

        Assert.Equal(
            Enumerable.Range(0, 8).Select(number => $"b{number}"),
            (await talk.PageAsync()).QuerySelectorAll(".message__text").Select(text => text.Seen()));
        Assert.Equal("b7", (await ConversationAsync(organization)).Preview);
    }

    [Fact]
    public async Task What_opens_the_window_in_one_conversation_opens_it_in_the_others_of_the_person()
    {
        var (organization, talk) = await BeginAsync();
        var (mid, now) = (Payload.NewMid(), DateTimeOffset.UtcNow);
        await talk.HappenAsync(talk.Said(mid, "Ten days ago"));
        var (older, newer) = await app.WithDbAsync(organization.Id, async db =>
        {
            var first = await db.Conversations.SingleAsync();
            var (channel, identity) = (
                await db.Channels.SingleAsync(c => c.Id == first.ChannelId), await db.ContactIdentities.SingleAsync());
            var second = new Conversation(channel, identity, now.AddDays(-2));
            db.Entry(first).Property(c => c.StartedAt).CurrentValue = now.AddDays(-10);
            db.Entry(first).Property(c => c.Status).CurrentValue = ConversationStatus.Closed;
            await db.SaveChangesAsync();
            second.OpenWindow(WindowOpening.Message, now.AddDays(-2));
            db.Conversations.Add(second);
            await db.SaveChangesAsync();
            return (first.Id, second.Id);
        });

        await talk.HappenAsync(talk.Reacted(mid, "👍"));
        var open = await WindowsAsync();
        Assert.Equal((WindowOpening.Reaction, open[older]), (open[newer]!.Value.OpenedBy, open[newer]));

        await talk.HappenAsync(talk.Said(Payload.NewMid(), "And now?"));
        open = await WindowsAsync();
        Assert.Equal((WindowOpening.Message, open[newer]), (open[older]!.Value.OpenedBy, open[older]));

        Task<Dictionary<Guid, MessagingWindow?>> WindowsAsync() => app.WithDbAsync(
            organization.Id, db => db.Conversations.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Window));
    }

    [Fact]
    public async Task Where_the_only_question_was_unsent_nothing_waits_and_nothing_is_unread()
    {
        var (organization, talk) = await BeginAsync();
        var (first, second) = (Payload.NewMid(), Payload.NewMid());
        await talk.HappenAsync(talk.Said(first, "Do you deliver?"), talk.Said(second, "Hello?"));

        await talk.HappenAsync(talk.Unsent(first));
        var waiting = await ConversationAsync(organization);
        var at = await app.WithDbAsync(organization.Id, db => db.Messages.Where(m => m.Mid == second).Select(m => m.SentAt).SingleAsync());
        Assert.Equal(at, waiting.WaitingSince);

        await talk.HappenAsync(talk.Unsent(second));
        waiting = await ConversationAsync(organization);
        Assert.Equal((null, null), (waiting.WaitingSince, waiting.LastIncomingReceivedAt));
    }

    [Fact]
    public async Task A_question_that_was_unsent_before_it_came_waits_for_nobody()
    {
        var (organization, talk) = await BeginAsync();
        var mid = Payload.NewMid();

        await talk.HappenAsync(talk.Unsent(mid));
        await talk.HappenAsync(talk.Said(mid, "Do you deliver?"));

        var conversation = await ConversationAsync(organization);
        Assert.Equal((null, null), (conversation.WaitingSince, conversation.LastIncomingReceivedAt));
    }

    [Theory]
    [InlineData("read", 90)]
    [InlineData("read", 74 * 365 * 86_400L)]
    [InlineData("delivery", 90)]
    [InlineData("delivery", 74 * 365 * 86_400L)]
    public async Task A_mark_that_is_ahead_of_our_clock_counts_up_to_its_receipt(string key, long seconds)
    {
        var (organization, talk) = await BeginAsync();
        await talk.HappenAsync(talk.Echoed(Payload.NewMid(), "Before"));
        var mark = Payload.NextTime() + (seconds * 1000);

        await talk.HappenAsync(talk.FromContact(key, new JsonObject { ["watermark"] = mark }));

        var (before, until) = await app.WithDbAsync(organization.Id, async db => (
            await db.Messages.SingleAsync(m => m.Text == "Before"),
            await db.ContactIdentities.Select(i => key == "read" ? i.ReadUntil : i.DeliveredUntil).SingleAsync()));
        Assert.Equal(key == "read" ? MessageStatus.Read : MessageStatus.Delivered, before.Status);
        Assert.True(until <= DateTimeOffset.UtcNow && (before.ReadAt ?? before.DeliveredAt) <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_reaction_whose_word_is_unknown_is_no_heart()
    {
        var (_, talk) = await BeginAsync();
        var mid = Payload.NewMid();

        await talk.HappenAsync(
            talk.Echoed(mid, "Done"),
            talk.FromContact("reaction", new JsonObject { ["mid"] = mid, ["action"] = "react", ["reaction"] = "care" }));

        Assert.Contains("care", (await talk.PageAsync()).QuerySelector(".reactions li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_shows_the_new_text_and_keeps_the_old_ones()
    {
        var (_, talk) = await BeginAsync();
        var mid = Payload.NewMid();

        await talk.HappenAsync(talk.Said(mid, "Helo"), talk.Edited(mid, "Hello", 1), talk.Edited(mid, "Hello!", 2));

        var page = await talk.PageAsync();
        Assert.Equal("Hello!", page.QuerySelector(".message__text")!.Seen());
        Assert.Equal("Hello!", page.QuerySelector(".conversation-row__preview")!.Seen());
        Assert.Equal(["Helo", "Hello", "Hello!"], page.QuerySelectorAll(".message__edits li span").Select(e => e.TextContent));
        var message = (await talk.ApiAsync())[0]!;
        Assert.Equal("Hello!", (string?)message["content"]);
        Assert.Equal(["Helo", "Hello", "Hello!"], message["edits"]!.AsArray().Select(e => (string?)e!["content"]));
    }

    [Fact]
    public async Task An_unsent_message_leaves_its_place_and_nothing_of_what_it_said()
    {
        var (organization, talk) = await BeginAsync(isInstagram: true);
        var mid = Payload.NewMid();

        await talk.HappenAsync(
            talk.Said(
                mid, "my secret", """{"attachments":[{"type":"image","payload":{"url":"https://scontent.example.com/secret.jpg"}}]}"""),
            talk.Reacted(mid, "❤️"), talk.Edited(mid, "my other secret", 1), talk.Unsent(mid), talk.Edited(mid, "my third secret", 2));

        var page = await talk.PageAsync();
        Assert.Contains("unsent this message", page.QuerySelector(".message__bubble--gone")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Message unsent", page.QuerySelector(".conversation-row__preview")!.Seen());
        Assert.DoesNotContain("secret", page.Source.Text, StringComparison.Ordinal);
        var message = (await talk.ApiAsync())[0]!;
        Assert.NotNull(message["unsentAt"]);
        Assert.Null(message["content"]);
        Assert.Empty(message["attachments"]!.AsArray());
        Assert.Equal(0, await app.WithDbAsync(organization.Id, db => db.MessageEdits.CountAsync()));
        Assert.Equal(0, await app.WithDbAsync(organization.Id, db => db.Set<Attachment>().CountAsync()));
    }

    [Fact]
    public async Task A_press_on_a_button_shows_its_title_and_tells_programs_the_payload()
    {
        var (organization, talk) = await BeginAsync();

        await talk.HappenAsync(
            talk.FromContact(
                "postback", JsonNode.Parse(
                    """{"title":"Get Started","payload":"GET_STARTED","referral":{"ref":"flyer","source":"SHORTLINK","type":"OPEN_THREAD"}}""")!),
            talk.Said(Payload.NewMid(), "Green", """{"quick_reply":{"payload":"PICK_GREEN"}}"""));

        var page = await talk.PageAsync();
        Assert.Equal(
            ["Pressed the buttonGet Started", "Chose the answerGreen"], page.QuerySelectorAll(".tap").Select(t => t.TextContent.Trim()));
        Assert.Equal("Came by the link flyer", page.QuerySelector(".referral")!.Seen());
        var messages = await talk.ApiAsync();
        Assert.Equal(("POSTBACK", "GET_STARTED"), ((string?)messages[0]!["tap"]!["kind"], (string?)messages[0]!["tap"]!["payload"]));
        Assert.Equal(("QUICK_REPLY", "PICK_GREEN"), ((string?)messages[1]!["tap"]!["kind"], (string?)messages[1]!["tap"]!["payload"]));
        Assert.Equal("flyer", await app.WithDbAsync(organization.Id, db => db.Referrals.Select(r => r.Ref).SingleAsync()));
    }

    [Fact]
    public async Task What_is_answered_stands_above_the_answer_with_a_link_to_it()
    {
        var (_, talk) = await BeginAsync();
        var (question, answer) = (Payload.NewMid(), Payload.NewMid());

        await talk.HappenAsync(
            talk.Echoed(question, "Which colour?"),
            talk.Said(answer, "Blue", $$$"""{"reply_to":{"mid":"{{{question}}}"}}"""),
            talk.Said(Payload.NewMid(), "Older", """{"reply_to":{"mid":"m_unknown"}}"""));

        var page = await talk.PageAsync();
        var messages = await talk.ApiAsync();
        var quote = page.QuerySelector("a.quote")!;
        Assert.Contains("Which colour?", quote.TextContent, StringComparison.Ordinal);
        Assert.Equal($"#message-{(string?)messages[0]!["id"]}", quote.GetAttribute("href"));
        Assert.Equal("Answer to an earlier message", page.QuerySelector("span.quote")!.Seen());
        Assert.Equal("Which colour?", (string?)messages[1]!["replyTo"]!["content"]);
        Assert.Null(messages[2]!["replyTo"]!["id"]);
    }

    [Fact]
    public async Task An_answer_to_a_story_and_a_mention_are_links_of_Metas()
    {
        var (_, talk) = await BeginAsync(isInstagram: true);

        await talk.HappenAsync(
            talk.Said(Payload.NewMid(), "Lovely", """{"reply_to":{"story":{"id":"179","url":"https://lookaside.example.com/story"}}}"""),
            talk.Said(
                Payload.NewMid(), null,
                """{"attachments":[{"type":"story_mention","payload":{"url":"https://lookaside.example.com/mention"}}]}"""));

        var page = await talk.PageAsync();
        Assert.Equal(
            ["https://lookaside.example.com/story", "https://lookaside.example.com/mention"],
            page.QuerySelectorAll(".story a").Select(a => a.GetAttribute("href")));
        Assert.Equal("https://lookaside.example.com/story", (string?)(await talk.ApiAsync())[0]!["story"]!["url"]);
        var contact = page.QuerySelector(".panel__name")!.GetAttribute("href")!;
        using var agent = await talk.Organization.SignInAsync();
        var facts = (await agent.GetPageAsync(contact)).QuerySelector(".facts")!.Seen();
        Assert.Contains("First came by a story", facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-23, "Open the story while it lasts")]
    [InlineData(-25, "No longer available")]
    public async Task A_story_can_be_opened_for_a_day(int hours, string words)
    {
        var (_, talk) = await BeginAsync(isInstagram: true);
        var mention = talk.Said(
            Payload.NewMid(), null,
            """{"attachments":[{"type":"story_mention","payload":{"url":"https://lookaside.example.com/mention"}}]}""");
        mention["timestamp"] = DateTimeOffset.UtcNow.AddHours(hours).ToUnixTimeMilliseconds();

        await talk.HappenAsync(mention);

        var story = (await talk.PageAsync()).QuerySelector(".story")!;
        Assert.Contains("Story mention", story.TextContent, StringComparison.Ordinal);
        Assert.Contains(words, story.TextContent, StringComparison.Ordinal);
        Assert.Equal(hours == -23, story.QuerySelector("a") is not null);
    }

    [Theory]
    [InlineData(
        """[{"type":"location","title":"Our place","payload":{"coordinates":{"lat":60.17,"long":24.94}}}]""", "a.file", "Our place",
        "Location")]
    [InlineData(
        """[{"type":"image","payload":{"url":"https://a.example.com/1","sticker_id":369239263222822}},{"type":"sticker","payload":{"url":"https://a.example.com/1","sticker_id":369239263222822}}]""", ".sticker", "👍", "Sticker")]
    [InlineData("""[{"type":"sticker","payload":{"url":"https://a.example.com/2","sticker_id":"7"}}]""", ".file", "Sticker", "Sticker")]
    [InlineData("""[{"type":"like_heart"}]""", ".sticker", "❤️", "Heart")]
    [InlineData("""[{"type":"ephemeral"}]""", ".file--gone", "Disappearing picture or video", "Disappearing picture or video")]
    [InlineData(
        """[{"type":"unsupported_type"}]""", ".file--gone", "Something that Meta shows only in its own apps",
        "Something that Meta shows only in its own apps")]
    [InlineData(
        """[{"type":"share","payload":{"url":"https://a.example.com/p"}},{"type":"ig_post","payload":{"url":"https://a.example.com/p","title":"Lamp"}}]""", "a.file", "Lamp", "Shared post")]
    [InlineData("""[{"type":"reel","payload":{"url":"https://a.example.com/r","title":"Look"}}]""", "a.file", "Look", "Reel")]
    [InlineData("""[{"type":"something_new"}]""", ".file--gone", "Attachment", "Attachment")]
    [InlineData(
        """[{"type":"template","payload":{"template_type":"button","text":"Rate us","buttons":[{"type":"postback","title":"5 stars","payload":"5"}]}}]""", ".template-card", "Rate us", "Card")]
    public async Task Whatever_hangs_on_a_message_is_shown_as_what_it_was(string attachments, string shown, string words, string preview)
    {
        var (_, talk) = await BeginAsync();

        await talk.HappenAsync(talk.Said(Payload.NewMid(), null, $$"""{"attachments":{{attachments}}}"""));

        var page = await talk.PageAsync();
        Assert.Contains(words, Assert.Single(page.QuerySelectorAll($".message {shown}")).TextContent, StringComparison.Ordinal);
        Assert.Equal(preview, page.QuerySelector(".conversation-row__preview")!.Seen());
        Assert.Single((await talk.ApiAsync())[0]!["attachments"]!.AsArray());
    }

    [Fact]
    public async Task An_unsupported_message_has_an_honest_place()
    {
        var (_, talk) = await BeginAsync(isInstagram: true);

        await talk.HappenAsync(talk.Said(Payload.NewMid(), null, """{"is_unsupported":true}"""));

        Assert.Contains(
            "only in its own apps", (await talk.PageAsync()).QuerySelector(".file--gone")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_from_Metas_own_inbox_says_so()
    {
        var (_, talk) = await BeginAsync();

        await talk.HappenAsync(talk.Echoed(Payload.NewMid(), "From there", """{"app_id":26390203743090}"""));

        Assert.Contains(
            "Sent from Meta's inbox", (await talk.PageAsync()).QuerySelector(".message__foot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Meta's inbox", (string?)(await talk.ApiAsync())[0]!["sentFrom"]);
    }

    [Fact]
    public async Task What_is_no_message_is_a_line_in_the_thread_and_opens_no_window_by_itself()
    {
        var (organization, talk) = await BeginAsync();

        await talk.HappenAsync(
            talk.FromContact("message", new JsonObject { ["admin_text"] = "The assistant handed the conversation back." }),
            talk.FromContact(
                "pass_thread_control", JsonNode.Parse("""{"previous_owner_app_id":"111","new_owner_app_id":263902037430900}""")!),
            talk.FromContact(
                "optin", JsonNode.Parse("""{"type":"notification_messages","notification_messages_status":"STOP NOTIFICATIONS"}""")!));

        var page = await talk.PageAsync();
        Assert.Equal(
            ["The assistant handed the conversation back.", "Meta's inbox answers this conversation from here on",
                "Stopped marketing messages"],
            page.QuerySelectorAll(".activity-line span").Select(line => line.TextContent));
        Assert.Empty(page.QuerySelectorAll(".message"));
        Assert.Contains("Another app answers", page.QuerySelector(".banner")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await ConversationAsync(organization)).Window);
        Assert.NotNull(await app.WithDbAsync(organization.Id, db => db.ContactIdentities.Select(i => i.MarketingStoppedAt).SingleAsync()));
    }

    [Fact]
    public async Task In_standby_messages_are_kept_and_the_thread_warns_until_it_is_ours_again()
    {
        var (_, talk) = await BeginAsync();

        await app.ReceiveAsync(talk.Body("standby", talk.Said(Payload.NewMid(), "Is a person there?")));
        Assert.NotNull((await talk.PageAsync()).QuerySelector(".banner--warning"));

        await talk.HappenAsync(talk.Said(Payload.NewMid(), "Hello again"));
        var page = await talk.PageAsync();
        Assert.Null(page.QuerySelector(".banner--warning"));
        Assert.Equal(["Is a person there?", "Hello again"], page.QuerySelectorAll(".message__text").Select(m => m.Seen()));
    }

    [Fact]
    public async Task Who_only_came_by_or_chose_about_marketing_waits_without_a_thread_for_their_first_word()
    {
        var (organization, talk) = await BeginAsync();
        var referral = talk.FromContact(
            "referral", JsonNode.Parse("""{"source":"ADS","type":"OPEN_THREAD","ad_id":"77","ads_context_data":{"ad_title":"Autumn"}}""")!);
        await talk.HappenAsync(referral, referral);
        await talk.HappenAsync(referral);
        await talk.HappenAsync(talk.FromContact("optin", JsonNode.Parse(
            """{"type":"notification_messages","notification_messages_status":"STOP NOTIFICATIONS"}""")!));

        using var agent = await organization.SignInAsync();
        Assert.Empty((await agent.GetPageAsync("/inbox")).QuerySelectorAll(".conversation-row"));
        Assert.NotNull(await app.WithDbAsync(organization.Id, db => db.ContactIdentities.Select(i => i.MarketingStoppedAt).SingleAsync()));

        await talk.HappenAsync(talk.Said(Payload.NewMid(), "Hello"));
        await talk.HappenAsync(referral);

        var page = await talk.PageAsync();
        Assert.Equal(["Came from the ad Autumn"], page.QuerySelectorAll(".referral").Select(line => line.Seen()));
        Assert.Equal(["Hello"], page.QuerySelectorAll(".message__text").Select(line => line.Seen()));
        Assert.Equal(1, await app.WithDbAsync(organization.Id, db => db.Referrals.CountAsync(r => r.ConversationId != null)));
        Assert.Equal(1, await app.WithDbAsync(organization.Id, db => db.Referrals.CountAsync()));
    }

    [Fact]
    public async Task A_referral_opens_the_window_and_is_kept_once()
    {
        var (organization, talk) = await BeginAsync();
        await talk.HappenAsync(talk.Said(Payload.NewMid(), "Hello"));
        var referral = talk.FromContact(
            "referral", JsonNode.Parse("""{"source":"ADS","type":"OPEN_THREAD","ad_id":"77","ads_context_data":{"ad_title":"Autumn"}}""")!);

        await talk.HappenAsync(referral, referral);

        Assert.Equal("Came from the ad Autumn", (await talk.PageAsync()).QuerySelector(".referral")!.Seen());
        Assert.Equal(WindowOpening.Referral, (await ConversationAsync(organization)).WindowOpenedBy);
        Assert.Equal(1, await app.WithDbAsync(organization.Id, db => db.Referrals.CountAsync()));
    }

    [Fact]
    public async Task A_block_by_Meta_is_told_in_the_threads_until_it_ends()
    {
        var (organization, talk) = await BeginAsync();
        await talk.HappenAsync(talk.Said(Payload.NewMid(), "Hello"));

        await talk.HappenAsync(Policy("""{"action":"block","reason":"Spam"}"""));
        Assert.NotNull((await talk.PageAsync()).QuerySelector(".banner--danger"));
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        Assert.Contains("Meta has blocked sending: Spam", await admin.ReadAsync("/channels"), StringComparison.Ordinal);

        await talk.HappenAsync(Policy("""{"action":"unblock"}"""));
        Assert.Null((await talk.PageAsync()).QuerySelector(".banner--danger"));
        Assert.DoesNotContain("Meta has blocked sending", await admin.ReadAsync("/channels"), StringComparison.Ordinal);
        Assert.Equal(
            "Spam", await app.WithDbAsync(organization.Id, db => db.ChannelNotices.OrderBy(n => n.At).Select(n => n.Text).FirstAsync()));

        JsonObject Policy(string policy) => new()
        {
            ["recipient"] = new JsonObject { ["id"] = talk.Channel },
            ["timestamp"] = Payload.NextTime(),
            ["policy_enforcement"] = JsonNode.Parse(policy),
        };
    }

    [Fact]
    public async Task What_names_another_organizations_message_changes_nothing_there()
    {
        var (mine, talk) = await BeginAsync();
        var (other, theirs) = await BeginAsync();
        var mid = Payload.NewMid();
        await theirs.HappenAsync(theirs.Said(mid, "Ours"));

        await talk.HappenAsync(talk.Unsent(mid), talk.Edited(mid, "changed", 1), talk.Reacted(mid, "👎"));

        var page = await theirs.PageAsync();
        Assert.Equal("Ours", page.QuerySelector(".message__text")!.Seen());
        Assert.Empty(page.QuerySelectorAll(".reactions"));
        Assert.Equal(3, await app.WithDbAsync(mine.Id, db => db.EarlyEvents.CountAsync()));
        Assert.Equal(0, await app.WithDbAsync(other.Id, db => db.EarlyEvents.CountAsync()));
    }

    [Fact]
    public async Task A_kind_that_nobody_knows_stays_raw_and_counted()
    {
        var (organization, talk) = await BeginAsync();

        await talk.HappenAsync(talk.FromContact("something_new", new JsonObject()));

        var item = await app.WithDbAsync(null, db => db.WebhookItems.SingleAsync(i => i.OrganizationId == organization.Id));
        Assert.Equal(("unknown", WebhookItemState.NotShown), (item.Kind, item.State));
    }

    private async Task<(TestOrganization Organization, Happenings Talk)> BeginAsync(bool isInstagram = false)
    {
        var organization = await TestOrganization.CreateAsync(app);
        return (organization, new Happenings(app, organization, isInstagram));
    }

    private Task<Conversation> ConversationAsync(TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Conversations.AsNoTracking().SingleAsync());
}
