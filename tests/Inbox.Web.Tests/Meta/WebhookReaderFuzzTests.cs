using System.Text;
using CsCheck;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

/// <summary>Random bodies; a failure prints the seed that repeats it.</summary>
public sealed class WebhookReaderFuzzTests
{
    private static readonly byte[][] Valid = [.. Payloads.Names.Select(Payloads.Bytes)];

    private static readonly string[] Poison =
    [
        "null", "1", "[]", "{}", "\"\\ud83d\"", "{\"message\":null}", "{\"message\":[]}", "{\"message\":{}}",
        "{\"message\":{\"mid\":\"\\u0000\"}}", "{\"\\udfff\":{\"\\udfff\":\"\\udfff\"}}", "{\"timestamp\":1e400}",
        "{\"sender\":{\"id\":[]},\"recipient\":7,\"timestamp\":{},\"message\":{\"mid\":\"m\",\"text\":[],\"attachments\":{\"a\":1}}}",
        "{\"message\":{\"mid\":1,\"is_echo\":\"x\",\"attachments\":[null,{\"type\":null,\"payload\":{\"url\":{}}}]}}",
    ];

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Byte.Array[0, 300].Sample(Read, iter: 5_000);

    [Fact]
    public void Random_pieces_of_JSON_never_throw()
    {
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"object\"", "\"page\"", "\"entry\"", "\"messaging\"", "\"message\"", "\"id\"",
            "\"mid\"", "\"text\"", "null", "true", "1", "-1e9", "\"\\ud800\"", "\"\\u0000\"", "\\", "\"", "\\u",
        ];
        Gen.OneOf(pieces).Array[0, 60].Select(string.Concat).Select(Encoding.UTF8.GetBytes).Sample(Read, iter: 5_000);
    }

    [Fact]
    public void Valid_bodies_with_random_changes_never_throw()
    {
        var change = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 40], Gen.Byte.Array[0, 8]);
        Gen.Select(Gen.OneOf(Valid), change.Array[1, 6])
            .Select((body, changes) => changes.Aggregate(body, Change))
            .Sample(Read, iter: 10_000);
    }

    [Fact]
    public void Values_replaced_by_random_values_never_throw()
    {
        string[] values =
        [
            "null", "true", "-1", "1e999", "\"\"", "\"\\ud83d\"", "[]", "{}", "[[[]]]", "{\"id\":{}}", "[{\"id\":1},2]", "9007199254740993",
        ];
        Gen.Select(Gen.OneOf(Valid), Gen.Int[0, 1000], Gen.OneOf(values))
            .Select(ReplaceValue).Sample(Read, iter: 10_000);
    }

    [Fact]
    public void A_poisoned_item_leaves_its_siblings_whole() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 20], Gen.OneOf(Poison)).Sample((count, at, poison) =>
        {
            var items = Enumerable.Range(0, count).Select(Message).ToList();
            items.Insert(at % (count + 1), poison);

            var read = Payloads.ItemsOf(
                $$"""{"object":"page","entry":[{"id":"104","time":1790000000123,"messaging":[{{string.Join(',', items)}}]}]}""");

            Assert.Equal(count + 1, read.Count);
            Assert.Equal(
                Enumerable.Range(0, count).Select(i => $"m_{i}"),
                read.Select(item => item.Event).OfType<MessageReceived>().Select(message => message.Mid));
        }, iter: 1_000);

    [Fact]
    public void A_poisoned_entry_leaves_its_siblings_whole() =>
        Gen.Select(Gen.Int[0, 2], Gen.OneOf(Poison)).Sample((at, poison) =>
        {
            var entries = new[] { Entry(0), Entry(1) }.ToList();
            entries.Insert(at, poison);

            var read = Payloads.ItemsOf($$"""{"object":"page","entry":[{{string.Join(',', entries)}}]}""");

            Assert.Equal(["m_0", "m_1"], read.Select(item => item.Event).OfType<MessageReceived>().Select(message => message.Mid));
        }, iter: 200);

    private static string Entry(int i) => $$"""{"id":"104","messaging":[{{Message(i)}}]}""";

    private static string Message(int i) =>
        $$$"""{"sender":{"id":"61"},"recipient":{"id":"104"},"timestamp":1790000000001,"message":{"mid":"m_{{{i}}}","text":"Hello"}}""";

    private static void Read(byte[] body)
    {
        var reading = WebhookReader.Read(body, Payloads.ReceivedAt);
        Assert.True(reading.Unreadable is not null || reading.Items.Count > 0);
        Assert.All(reading.Items, item => Assert.False(item.Event is not null && item.Problem is not null));
    }

    private static byte[] Change(byte[] body, (int At, int Removed, byte[] Added) change)
    {
        var at = change.At % (body.Length + 1);
        return [.. body.Take(at), .. change.Added, .. body.Skip(at + change.Removed)];
    }

    private static byte[] ReplaceValue(byte[] body, int which, string value)
    {
        var json = Encoding.UTF8.GetString(body);
        var values = System.Text.RegularExpressions.Regex.Matches(json, "(?<=: )(\"[^\"]*\"|[0-9a-z]+|[\\[{])");
        var match = values[which % values.Count];
        var end = match.Value is "[" or "{" ? ClosingOf(json, match.Index) : match.Index + match.Length;
        return Encoding.UTF8.GetBytes(json[..match.Index] + value + json[end..]);
    }

    private static int ClosingOf(string json, int at)
    {
        var depth = 0;
        do
        {
            depth += json[at] switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
            at++;
        }
        while (depth > 0);

        return at;
    }
}
