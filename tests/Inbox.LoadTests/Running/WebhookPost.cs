using System.Globalization;
using System.Text;
using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Meta;

namespace Inbox.LoadTests.Running;

/// <summary>Signed posts of one message each, to twenty organizations in turn; one sender in twenty is new.</summary>
internal sealed class WebhookPost(IReadOnlyList<GeneratedOrganization> organizations)
{
    public const string AppSecret = "bench-app-secret-0123456789abcdef";
    public const int Organizations = 20;

    private const int NewSender = 20;
    private const int FirstNewPerson = 1_000_000;

    private readonly string run = Guid.NewGuid().ToString("N");
    private int count;

    public int Count => count;

    /// <summary>The next message: the whole request, the words in it, and whose it is.</summary>
    public (byte[] Request, byte[] Words, GeneratedOrganization Organization) Next()
    {
        var number = Interlocked.Increment(ref count);
        var organization = organizations[number % Math.Min(Organizations, organizations.Count)];
        var person = number % NewSender == 0 ? FirstNewPerson + number : number * 7919 % organization.People;
        var words = $"Message {number} of {run}";
        var body = Encoding.UTF8.GetBytes(Body(organization, person, words, number));
        var head = Encoding.ASCII.GetBytes(
            $"POST /api/webhooks/facebook HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nContent-Type: application/json\r\n" +
            $"X-Hub-Signature-256: {InboxApp.Sign(body, AppSecret)}\r\nContent-Length: {body.Length}\r\n\r\n");
        return ([.. head, .. body], Encoding.UTF8.GetBytes(words), organization);
    }

    private string Body(GeneratedOrganization organization, int person, string words, int number)
    {
        var channel = organization.ChannelOf(person);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var kind = channel.Platform == Platform.Messenger ? "page" : "instagram";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"object":"{{{kind}}}","entry":[{"time":{{{now}}},"id":"{{{channel.ExternalId}}}","messaging":[{"sender":{"id":"{{{organization.ExternalIdOf(person)}}}"},"recipient":{"id":"{{{channel.ExternalId}}}"},"timestamp":{{{now}}},"message":{"mid":"m_{{{run}}}{{{number:D8}}}0123456789012345678901234567890123456789012345","text":"{{{words}}}: is my parcel on its way? I ordered last week."}}]}]}
            """);
    }
}
