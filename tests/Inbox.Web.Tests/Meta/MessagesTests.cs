using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

public sealed class MessagesTests
{
    [Fact]
    public void A_text_from_Messenger_is_a_received_message()
    {
        var item = Payloads.Item("text");

        Assert.Equal("message", item.Kind);
        Assert.Equal(Platform.Messenger, item.Platform);
        Assert.Equal(Payloads.PageId, item.ChannelExternalId);
        Assert.Null(item.Problem);
        var message = Assert.IsType<MessageReceived>(item.Event);
        Assert.Equal(Payloads.PageId, message.ChannelExternalId);
        Assert.Equal(Payloads.Psid, message.ContactExternalId);
        Assert.Equal("m_AAAA", message.Mid);
        Assert.Equal("Hello", message.Text);
        Assert.Empty(message.Attachments);
        Assert.Equal(Payloads.SentAt, message.SentAt);
        Assert.Equal(Payloads.SentAt, message.At);
    }

    [Fact]
    public void A_text_from_Instagram_is_a_received_message()
    {
        var message = Assert.IsType<MessageReceived>(Payloads.Item("text-instagram").Event);

        Assert.Equal(Platform.Instagram, message.Platform);
        Assert.Equal(Payloads.InstagramId, message.ChannelExternalId);
        Assert.Equal(Payloads.Igsid, message.ContactExternalId);
        Assert.Equal("Hello from Instagram", message.Text);
    }

    [Theory]
    [InlineData("quick-reply", "Green")]
    [InlineData("reply", "Yes, that one")]
    [InlineData("story-reply", "Love it")]
    public void A_reply_of_any_kind_is_a_message_with_its_text(string payload, string text) =>
        Assert.Equal(text, Assert.IsType<MessageReceived>(Payloads.Item(payload).Event).Text);

    [Fact]
    public void What_the_Page_sent_is_an_echo_to_the_contact()
    {
        var item = Payloads.Item("echo");

        Assert.Equal("echo", item.Kind);
        var echo = Assert.IsType<MessageEchoed>(item.Event);
        Assert.Equal(Payloads.PageId, echo.ChannelExternalId);
        Assert.Equal(Payloads.Psid, echo.ContactExternalId);
        Assert.Equal("m_BBBB", echo.Mid);
        Assert.Equal("Hi, how can I help?", echo.Text);
        Assert.Equal("220000000000001", echo.AppId);
        Assert.Equal("our-opaque-string", echo.Metadata);
        Assert.Equal(1790000002000, echo.SentAt.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void An_echo_from_the_Page_Inbox_keeps_its_link_and_app()
    {
        var echo = Assert.IsType<MessageEchoed>(Payloads.Item("echo-from-page-inbox").Event);

        Assert.Equal("263902037430900", echo.AppId);
        Assert.Null(echo.Metadata);
        Assert.Null(echo.Text);
        Assert.Equal([new EventAttachment("fallback", "https://example.com/shoes", "Shoes")], echo.Attachments);
    }

    [Fact]
    public void An_echo_from_Instagram_has_no_app()
    {
        var echo = Assert.IsType<MessageEchoed>(Payloads.Item("echo-instagram").Event);

        Assert.Equal(Platform.Instagram, echo.Platform);
        Assert.Equal(Payloads.Igsid, echo.ContactExternalId);
        Assert.Null(echo.AppId);
    }

    [Fact]
    public void Entries_of_two_Pages_keep_their_channels_and_order()
    {
        var events = Payloads.Items("two-pages").Select(item => Assert.IsType<MessageReceived>(item.Event)).ToList();

        Assert.Equal(["104000000000001", "104000000000002", "104000000000002"], events.Select(e => e.ChannelExternalId));
        Assert.Equal(["m_AAAA", "m_BBBB", "m_CCCC"], events.Select(e => e.Mid));
    }

    [Fact]
    public void Messages_and_echoes_in_standby_are_read_for_the_history()
    {
        var items = Payloads.Items("standby");

        Assert.Equal(["standby:message", "standby:echo", "standby:postback"], items.Select(item => item.Kind));
        Assert.Equal("Is a person there?", Assert.IsType<MessageReceived>(items[0].Event).Text);
        Assert.Equal("333", Assert.IsType<MessageEchoed>(items[1].Event).AppId);
        Assert.Equal(new EventTap(TapKind.Postback, null), Assert.IsType<MessageReceived>(items[2].Event).Details.Tap);
        Assert.All(items, item => Assert.True(item.Event!.IsStandby));
    }

    [Fact]
    public void The_dashboards_test_is_read_like_a_message()
    {
        var item = Payloads.Item("dashboard-test");

        Assert.Equal("message", item.Kind);
        var message = Assert.IsType<MessageReceived>(item.Event);
        Assert.Equal("0", message.ChannelExternalId);
        Assert.Equal("12334", message.ContactExternalId);
        Assert.Equal("random_text", message.Text);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1527459824), message.SentAt);
    }

    [Fact]
    public void An_items_raw_json_is_its_own_part_of_the_body()
    {
        var body = Payloads.Bytes("two-pages");

        var item = WebhookReader.Read(body, Payloads.ReceivedAt).Items[1];

        Assert.True(body.AsSpan().IndexOf(item.Raw.Span) > 0);
        Assert.StartsWith("{", System.Text.Encoding.UTF8.GetString(item.Raw.Span), StringComparison.Ordinal);
        Assert.True(item.Raw.Span.IndexOf("m_BBBB"u8) > 0);
        Assert.Equal(-1, item.Raw.Span.IndexOf("m_CCCC"u8));
    }
}
