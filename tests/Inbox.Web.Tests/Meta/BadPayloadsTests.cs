using System.Text;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

public sealed class BadPayloadsTests
{
    private const string From = "\"sender\":{\"id\":\"6100000000000001\"},\"recipient\":{\"id\":\"104000000000001\"}";

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<html></html>")]
    [InlineData("{\"object\":\"page\",\"entry\":[")]
    [InlineData("{\"object\":\"page\"} and more")]
    [InlineData("[]")]
    [InlineData("\"page\"")]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("{\"object\":\"page\0\"}")]
    public void A_body_that_is_no_JSON_object_is_unreadable_with_a_reason(string body)
    {
        var reading = WebhookReader.Read(Encoding.UTF8.GetBytes(body), Payloads.ReceivedAt);

        Assert.Empty(reading.Items);
        Assert.EndsWith(".", reading.Unreadable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void A_megabyte_of_nesting_is_unreadable_with_a_reason(string open)
    {
        var body = string.Concat(Enumerable.Repeat(open, 1024 * 1024 / open.Length));

        var reading = WebhookReader.Read(Encoding.UTF8.GetBytes(body), Payloads.ReceivedAt);

        Assert.Contains("nests deeper than 64 levels", reading.Unreadable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "object", "object is missing.")]
    [InlineData("{\"object\":null,\"entry\":[]}", "object", "object is missing.")]
    [InlineData("{\"object\":\"page\"}", "empty", "entry is missing or empty.")]
    [InlineData("{\"object\":\"page\",\"entry\":[]}", "empty", "entry is missing or empty.")]
    [InlineData("{\"object\":\"page\",\"entry\":{}}", "entry", "entry is not an array.")]
    [InlineData("{\"object\":\"page\",\"entry\":[3]}", "entry", "The entry is not an object.")]
    [InlineData("{\"object\":\"page\",\"entry\":[{\"id\":\"1\"}]}", "empty", "The entry holds no events.")]
    [InlineData("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[]}]}", "empty", "The entry holds no events.")]
    [InlineData("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":\"x\"}]}", "entry", "messaging is not an array.")]
    [InlineData("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"standby\":{}}]}", "entry", "standby is not an array.")]
    [InlineData("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[true]}]}", "changes", "The change is not an object.")]
    [InlineData("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{}]}]}", "changes", "field is missing.")]
    [InlineData(
        "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\",\"value\":1}]}]}", "unknown",
        "The event is not an object.")]
    public void An_envelope_of_a_wrong_shape_says_what_is_wrong(string body, string kind, string problem)
    {
        var item = Assert.Single(Payloads.ItemsOf(body));

        Assert.Equal((kind, problem), (item.Kind, item.Problem?.ToString()));
        Assert.Null(item.Event);
        Assert.False(item.Raw.IsEmpty);
    }

    [Theory]
    [InlineData("3", "The event is not an object.")]
    [InlineData("{\"message\":\"hello\"}", "message is not an object.")]
    [InlineData("{" + From + ",\"message\":{\"text\":\"a\"}}", "The message has no mid, or a far too long one.")]
    [InlineData("{" + From + ",\"message\":{\"mid\":{},\"text\":\"a\"}}", "The message has no mid, or a far too long one.")]
    [InlineData(
        "{\"recipient\":{\"id\":\"104000000000001\"},\"message\":{\"mid\":\"m\",\"text\":\"a\"}}",
        "sender.id is missing, or far too long.")]
    [InlineData(
        "{\"sender\":{\"user_ref\":\"u\"},\"recipient\":{\"id\":\"104000000000001\"},\"message\":{\"mid\":\"m\",\"text\":\"a\"}}",
        "sender.id is missing, or far too long.")]
    [InlineData(
        "{\"sender\":\"1\",\"recipient\":{\"id\":\"104000000000001\"},\"message\":{\"mid\":\"m\",\"text\":\"a\"}}",
        "sender.id is missing, or far too long.")]
    [InlineData("{\"sender\":{\"id\":\"1\"},\"message\":{\"mid\":\"m\",\"text\":\"a\"}}", "recipient.id is missing, or far too long.")]
    [InlineData(
        "{\"sender\":{\"id\":\"1\"},\"recipient\":{\"id\":\"2\"},\"message\":{\"mid\":\"m\",\"text\":\"a\"}}",
        "Neither sender.id nor recipient.id is entry.id.")]
    public void A_message_that_cannot_be_placed_says_why(string json, string problem)
    {
        var item = Payloads.Messaging(json);

        Assert.Equal(problem, item.Problem?.ToString());
        Assert.Null(item.Event);
        Assert.Equal(Payloads.PageId, item.ChannelExternalId);
    }

    [Fact]
    public void Ids_that_are_far_too_long_are_refused()
    {
        var digits = new string('1', 10_000);

        Assert.NotNull(Payloads.Message($$"""{"mid":"{{digits}}","text":"a"}""").Problem);
        Assert.NotNull(
            Payloads.Messaging(
                $$$"""{"sender":{"id":{{{digits}}}},"recipient":{"id":"104000000000001"},"message":{"mid":"m","text":"a"}}""").Problem);
        Assert.Null(
            Assert.Single(Payloads.ItemsOf($$$"""{"object":"page","entry":[{"id":{{{digits}}},"messaging":[{"read":{}}]}]}"""))
                .ChannelExternalId);
    }

    [Fact]
    public void A_message_in_an_entry_without_an_id_says_so()
    {
        var item = Assert.Single(Payloads.ItemsOf(
            "{\"object\":\"page\",\"entry\":[{\"messaging\":[{" + From + ",\"message\":{\"mid\":\"m\",\"text\":\"a\"}}]}]}"));

        Assert.Equal("entry.id is missing, or far too long.", item.Problem?.ToString());
    }

    [Fact]
    public void An_echo_between_two_other_ids_is_trusted()
    {
        var item = Payloads.Messaging("""{"sender":{"id":"1"},"recipient":{"id":"2"},"message":{"mid":"m","text":"a","is_echo":true}}""");

        Assert.Equal("2", Assert.IsType<MessageEchoed>(item.Event).ContactExternalId);
        Assert.Equal(Payloads.PageId, item.Event!.ChannelExternalId);
    }

    [Fact]
    public void Ids_as_numbers_beyond_2_to_the_53_keep_every_digit()
    {
        var item = Assert.Single(Payloads.ItemsOf(
            """{"object":"page","entry":[{"id":9007199254740993123,"messaging":[{"sender":{"id":9007199254740993},"recipient":{"id":9007199254740993123},"timestamp":1790000000001,"message":{"mid":123,"text":"a"}}]}]}"""));

        var message = Assert.IsType<MessageReceived>(item.Event);
        Assert.Equal("9007199254740993", message.ContactExternalId);
        Assert.Equal("9007199254740993123", message.ChannelExternalId);
        Assert.Equal("123", message.Mid);
    }

    [Fact]
    public void Unknown_keys_and_escaped_keys_change_nothing()
    {
        var item = Payloads.Messaging(
            "{\"brand_new\":{\"a\":[1,{}]},\"\\ud83d\":1," + From +
                ",\"mess\\u0061ge\":{\"mid\":\"m\",\"text\":\"a\",\"new\":null,\"\\u0000\":[]}}");

        Assert.Equal("a", Assert.IsType<MessageReceived>(item.Event).Text);
    }

    [Fact]
    public void More_things_than_Meta_can_send_are_cut_off_with_a_problem()
    {
        var body = $$"""{"object":"page","entry":[{{string.Join(',', Enumerable.Repeat("1", 200_000))}}]}""";

        var items = Payloads.ItemsOf(body);

        Assert.Equal(50_001, items.Count);
        Assert.Equal("overflow", items[^1].Kind);
    }
}
