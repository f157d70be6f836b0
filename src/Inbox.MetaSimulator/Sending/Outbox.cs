using System.Globalization;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Sending;

/// <summary>Accepts what the app sends and tells the webhook of it; the same body twice is two messages (meta-platform 3.9).</summary>
internal sealed class Outbox(
    Messages messages, Moments moments, Receipts receipts, WebhookDispatcher dispatcher, IOptions<SimulatorOptions> options)
{
    public SimulatedMessage Accept(SendRequest request, Person person, IReadOnlyList<SimulatedAttachment> attachments) =>
        messages.Add(new SimulatedMessage(person, Content(request, attachments), MessageSource.App, moments.Next())
        {
            AppId = long.Parse(options.Value.AppId, CultureInfo.InvariantCulture),
            Metadata = request.Metadata,
            SentBody = (JsonObject)request.Body.DeepClone(),
        });

    /// <summary>The echo, and the receipts that come by themselves.</summary>
    public async Task AnnounceAsync(SimulatedMessage message, AccountSwitches switches)
    {
        if (switches.Echo != EchoMoment.Never)
        {
            await dispatcher.SendAsync([SimulatedEvent.Of(message)], new());
        }

        if (switches.DeliversByItself && receipts.Deliver(message.Person) is { } delivered)
        {
            await dispatcher.SendAsync([delivered], new());
        }

        if (switches.ReadsByItself && receipts.Read(message.Person) is { } read)
        {
            await dispatcher.SendAsync([read], new());
        }
    }

    private static MessageContent Content(SendRequest request, IReadOnlyList<SimulatedAttachment> attachments)
    {
        var more = new JsonObject();
        if (request.ReplyTo is not null)
        {
            more["reply_to"] = new JsonObject { ["mid"] = request.ReplyTo };
        }

        return new MessageContent
        {
            Text = request.Text,
            Attachments = request.Message?["sticker_id"].AsText() is { } sticker ? [Sticker(sticker)] : attachments,
            More = more,
        };
    }

    private static SimulatedAttachment Sticker(string id) => SimulatedAttachment.With("sticker", new JsonObject
    {
        ["url"] = $"https://scontent.example/stickers/{id}.png",
        ["sticker_id"] = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : id,
    });
}
