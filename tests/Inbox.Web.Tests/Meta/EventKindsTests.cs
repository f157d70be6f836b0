using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

/// <summary>Every kind of meta-platform 2 that is no plain message, read into our words.</summary>
public sealed class EventKindsTests
{
    [Fact]
    public void A_reaction_names_its_message_and_emoji()
    {
        var reacted = Assert.IsType<MessageReacted>(Payloads.Item("reaction").Event);

        Assert.Equal(("m_AAAA", "❤️", false, Payloads.Psid), (reacted.Mid, reacted.Emoji, reacted.IsOurs, reacted.ContactExternalId));
    }

    [Theory]
    [InlineData("""{"mid":"m_A","action":"unreact"}""", null)]
    [InlineData("""{"mid":"m_A","action":"react","reaction":"wow"}""", "😮")]
    [InlineData("""{"mid":"m_A","action":"react","reaction":"other","emoji":"🦄"}""", "🦄")]
    public void A_reaction_is_its_emoji_or_its_word_and_can_be_taken_back(string reaction, string? emoji) =>
        Assert.Equal(emoji, Assert.IsType<MessageReacted>(Read($$"""
            "reaction":{{reaction}}
            """).Event).Emoji);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("\"3\"", 3)]
    public void An_edit_has_its_number_and_text(string number, int expected)
    {
        var edited = Assert.IsType<MessageEdited>(Read($$"""
            "message_edit":{"mid":"m_A","text":"better","num_edit":{{number}}}
            """).Event);

        Assert.Equal(("m_A", "better", expected), (edited.Mid, edited.Text, edited.Number));
    }

    [Fact]
    public void Edit_number_0_on_Instagram_announces_a_message()
    {
        var announced = Assert.IsType<MessageAnnounced>(Payloads.Item("edit-zero-instagram").Event);

        Assert.Equal(("aWdfAAAA", ""), (announced.Mid, announced.ContactExternalId));
    }

    [Fact]
    public void A_deleted_message_is_unsent() =>
        Assert.Equal("aWdfAAAA", Assert.IsType<MessageUnsent>(Payloads.Item("deleted").Event).Mid);

    [Fact]
    public void An_unsupported_message_is_a_message_that_says_so() =>
        Assert.Equal("unsupported", Assert.Single(Assert.IsType<MessageReceived>(Payloads.Item("unsupported").Event).Attachments).Kind);

    [Fact]
    public void Receipts_are_read()
    {
        var delivered = Assert.IsType<MessagesDelivered>(Payloads.Item("delivery").Event);
        var read = Assert.IsType<MessagesRead>(Payloads.Item("read").Event);
        var readOnInstagram = Assert.IsType<MessagesRead>(Payloads.Item("read-instagram").Event);

        // Both are ahead of when they reached us.
        Assert.Equal(1790000000500, delivered.Watermark.ToUnixTimeMilliseconds());
        Assert.NotEmpty(delivered.Mids);
        Assert.Equal((1790000000500, null), (read.Watermark!.Value.ToUnixTimeMilliseconds(), read.Mid));
        Assert.Equal((null, "aWdf"), (readOnInstagram.Watermark, readOnInstagram.Mid![..4]));
    }

    [Fact]
    public void A_postback_is_a_message_with_its_button_and_referral()
    {
        var message = Assert.IsType<MessageReceived>(Payloads.Item("postback").Event);

        Assert.Equal(("Get Started", new EventTap(TapKind.Postback, "GET_STARTED")), (message.Text, message.Details.Tap));
        Assert.Equal("campaign-7", message.Details.Referral?.Ref);
    }

    [Fact]
    public void A_postback_without_mid_has_the_same_name_each_time()
    {
        const string Press = """
            "postback":{"title":"Menu","payload":"MENU"}
            """;
        var (first, again) = (Assert.IsType<MessageReceived>(Read(Press).Event), Assert.IsType<MessageReceived>(Read(Press).Event));

        Assert.StartsWith("inbox:", first.Mid, StringComparison.Ordinal);
        Assert.Equal(first.Mid, again.Mid);
    }

    [Fact]
    public void What_a_message_answers_is_read()
    {
        Assert.NotNull(Assert.IsType<MessageReceived>(Payloads.Item("reply").Event).Details.ReplyToMid);
        Assert.NotNull(Assert.IsType<MessageReceived>(Payloads.Item("story-reply").Event).Details.Story?.Url);
        Assert.Equal(TapKind.QuickReply, Assert.IsType<MessageReceived>(Payloads.Item("quick-reply").Event).Details.Tap?.Kind);
    }

    [Theory]
    [InlineData("referral", typeof(ContactReferred))]
    [InlineData("lead", typeof(ContactReferred))]
    [InlineData("optin", typeof(ContactOpted))]
    [InlineData("pass-thread-control", typeof(ThreadControlChanged))]
    [InlineData("take-thread-control", typeof(ThreadControlChanged))]
    [InlineData("request-thread-control", typeof(ThreadControlChanged))]
    [InlineData("app-roles", typeof(ChannelNoticed))]
    [InlineData("policy", typeof(ChannelNoticed))]
    [InlineData("admin-text", typeof(SystemLineWritten))]
    public void What_is_no_message_has_an_event_of_its_own(string payload, Type type)
    {
        var item = Payloads.Item(payload);

        Assert.Null(item.Problem);
        Assert.IsType(type, item.Event);
    }

    [Theory]
    [InlineData("STOP NOTIFICATIONS", OptKind.MarketingStopped)]
    [InlineData("RESUME NOTIFICATIONS", OptKind.MarketingResumed)]
    public void A_stop_is_no_opt_in(string status, OptKind kind) =>
        Assert.Equal(kind, Assert.IsType<ContactOpted>(Read($$"""
            "optin":{"type":"notification_messages","notification_messages_status":"{{status}}"}
            """).Event).Kind);

    [Theory]
    [InlineData(
        """{"status":"restricted","restrictions":[{"feature":"page_messaging_api","status":"RESTRICTED"}]}""", ChannelNoticeKind.Blocked)]
    [InlineData("""{"status":"UNRESTRICTED"}""", ChannelNoticeKind.Unblocked)]
    [InlineData("""{"status":"warning","violations":[{"type":"spam","description":"Too many"}]}""", ChannelNoticeKind.Warning)]
    public void Integrity_says_whether_the_channel_may_send(string integrity, ChannelNoticeKind kind)
    {
        Assert.Equal(
            kind, Assert.IsType<ChannelNoticed>(
                Payloads.Messaging($$"""{"recipient":{"id":"1"},"business_integrity":{{integrity}}}""").Event).Kind);
        Assert.Equal(kind, Assert.IsType<ChannelNoticed>(Assert.Single(Payloads.ItemsOf(
            $$"""{"object":"page","entry":[{"id":"104","time":1790000000,"changes":[{"field":"business_integrity","value":{{integrity}}}]}]}""")).Event).Kind);
    }

    [Fact]
    public void A_location_and_a_template_keep_what_they_show()
    {
        var location = Assert.Single(Assert.IsType<MessageReceived>(Payloads.Item("location").Event).Attachments);
        var template = Assert.Single(Assert.IsType<MessageReceived>(Payloads.Message(
            """{"mid":"m","attachments":[{"type":"template","payload":{"template_type":"generic","elements":[{"title":"Lamp","subtitle":"39 €","buttons":[{"type":"web_url","url":"https://a/1","title":"Open"}]}]}}]}""").Event).Attachments);

        Assert.Equal((60.17, 24.94), location.Coordinates);
        var card = Assert.Single(template.Cards);
        Assert.Equal(
            ("Lamp", "39 €", new EventCardButton("Open", "https://a/1")), (card.Title, card.Subtitle, Assert.Single(card.Buttons)));
    }

    [Theory]
    [InlineData("\"reaction\":{\"action\":\"react\"}", "reaction")]
    [InlineData("\"read\":{}", "read")]
    [InlineData("\"delivery\":{\"watermark\":\"soon\"}", "delivery")]
    [InlineData("\"message_edit\":7", "message_edit")]
    [InlineData("\"pass_thread_control\":[]", "pass_thread_control")]
    public void What_lacks_the_needful_is_a_problem_of_its_kind(string act, string kind)
    {
        var item = Read(act);

        Assert.Equal((kind, null), (item.Kind, item.Event));
        Assert.NotNull(item.Problem);
    }

    private static WebhookReadingItem Read(string act) => Payloads.Messaging(
        $$$"""{"sender":{"id":"{{{Payloads.Psid}}}"},"recipient":{"id":"{{{Payloads.PageId}}}"},"timestamp":1790000000001,{{{act}}}}""");
}
