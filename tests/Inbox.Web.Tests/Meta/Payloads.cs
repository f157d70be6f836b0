using System.Text;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

/// <summary>Bodies as Meta posts them, from the files in Payloads/ (meta-platform 2).</summary>
public static class Payloads
{
    public const string PageId = "104000000000001";
    public const string Psid = "6100000000000001";
    public const string InstagramId = "17841400000000001";
    public const string Igsid = "7200000000000001";

    public static readonly DateTimeOffset ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(1790000000500);
    public static readonly DateTimeOffset SentAt = DateTimeOffset.FromUnixTimeMilliseconds(1790000000001);

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Meta", "Payloads");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, $"{name}.json"));

    public static IReadOnlyList<WebhookReadingItem> Items(string name) => ItemsOf(Bytes(name));

    public static WebhookReadingItem Item(string name) => Assert.Single(Items(name));

    public static IReadOnlyList<WebhookReadingItem> ItemsOf(string json) => ItemsOf(Encoding.UTF8.GetBytes(json));

    /// <summary>The item of a Page's entry whose `messaging` holds just this.</summary>
    public static WebhookReadingItem Messaging(string json) => Assert.Single(ItemsOf(
        $$"""{"object":"page","entry":[{"id":"{{PageId}}","time":1790000000123,"messaging":[{{json}}]}]}"""));

    /// <summary>The item of a Page's message with just this in it.</summary>
    public static WebhookReadingItem Message(string message) => Messaging(
        $$$"""{"sender":{"id":"{{{Psid}}}"},"recipient":{"id":"{{{PageId}}}"},"timestamp":1790000000001,"message":{{{message}}}}""");

    private static IReadOnlyList<WebhookReadingItem> ItemsOf(byte[] body)
    {
        var reading = WebhookReader.Read(body, ReceivedAt);
        Assert.Null(reading.Unreadable);
        return reading.Items;
    }
}
