using System.Text;
using System.Text.Json;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

public sealed class TextsTests
{
    [Theory]
    [InlineData(@"\u00e4\u00f6\u00e5 caf\u00e9 \ud83d\ude00 https:\/\/example.com", "äöå café 😀 https://example.com")]
    [InlineData(@"a\u0000b", "a\ufffdb")]
    [InlineData(@"a\\u0000b", @"a\u0000b")]
    [InlineData(@"a\\\u0000b", "a\\\ufffdb")]
    [InlineData(@"\ud83d", "\ufffd")]
    [InlineData(@"\ude00", "\ufffd")]
    [InlineData(@"\ud83d\ud83d\ude00", "\ufffd😀")]
    [InlineData(@"\ude00\ud83d", "\ufffd\ufffd")]
    [InlineData(@"\ud83d\n", "\ufffd\n")]
    [InlineData(@"\uD83D\uDE00", "😀")]
    [InlineData(@"\u202etfel ot thgir\u0007\u001b[31m", "\u202etfel ot thgir\u0007\u001b[31m")]
    [InlineData("<script>alert(1)</script> & <b>", "<script>alert(1)</script> & <b>")]
    [InlineData("  ", "  ")]
    public void A_text_arrives_as_text(string escaped, string text) =>
        Assert.Equal(text, TextOf(Payloads.Message($$"""{"mid":"m","text":"{{escaped}}"}""")));

    [Fact]
    public void A_text_of_twenty_thousand_characters_is_kept_whole()
    {
        var text = string.Concat(Enumerable.Repeat("äbc😀 ", 20_000 / 6));

        Assert.Equal(text, TextOf(Payloads.Message($$"""{"mid":"m","text":{{JsonSerializer.Serialize(text)}}}""")));
    }

    [Fact]
    public void Broken_UTF8_is_replaced()
    {
        byte[] body = [
        .. "{\"object\":\"page\",\"entry\":[{\"id\":\"2\",\"messaging\":[{\"sender\":{\"id\":\"1\"},\"recipient\":{\"id\":\"2\"},\"message\":{\"mid\":\"m\",\"text\":\"a"u8, 0xC3, 0x28, 0xFF, .. "\"}}]}]}"u8];

        var item = Assert.Single(WebhookReader.Read(body, Payloads.ReceivedAt).Items);

        Assert.Equal("a\ufffd(\ufffd", TextOf(item));
    }

    [Fact]
    public void The_raw_json_is_repaired_and_the_body_is_left_alone()
    {
        var body = """{"object":"page","entry":[{"id":"1","messaging":[{"a":"\u0000\ud83d"}]}]}""";
        var bytes = Encoding.UTF8.GetBytes(body);

        var item = Assert.Single(WebhookReader.Read(bytes, Payloads.ReceivedAt).Items);

        Assert.Equal("""{"a":"\ufffd\ufffd"}""", Encoding.UTF8.GetString(item.Raw.Span));
        Assert.Equal(body, Encoding.UTF8.GetString(bytes));
    }

    private static string? TextOf(WebhookReadingItem item) => Assert.IsType<MessageReceived>(item.Event).Text;
}
