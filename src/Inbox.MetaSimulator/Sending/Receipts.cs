using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Sending;

/// <summary>What the person's client tells about the messages of the business (meta-platform 2.11 and 2.12).</summary>
internal sealed class Receipts(Messages messages, Moments moments)
{
    /// <summary>Nothing on Instagram, which has no such receipt, and nothing when all is delivered and no mids were asked for.</summary>
    public SimulatedEvent? Deliver(Person person, IReadOnlyList<string>? mids = null)
    {
        var arrived = Sent(person).Where(message => mids?.Contains(message.Mid) ?? !message.IsDelivered).ToList();
        if (person.Account.Platform == SimulatedPlatform.Instagram || arrived.Count == 0)
        {
            return null;
        }

        arrived.ForEach(message => message.IsDelivered = true);
        return Event(person, "delivery", watermark => new JsonObject
        {
            ["mids"] = new JsonArray([.. arrived.Select(message => (JsonNode)message.Mid)]),
            ["watermark"] = watermark,
        });
    }

    /// <summary>Messenger says until when all is read, Instagram names a message.</summary>
    public SimulatedEvent? Read(Person person, string? mid = null)
    {
        var sent = Sent(person);
        var last = mid is null ? sent.LastOrDefault() : sent.FirstOrDefault(message => message.Mid == mid);
        if (last is null)
        {
            return null;
        }

        foreach (var message in sent.Where(message => message.SentAt <= last.SentAt))
        {
            message.IsRead = true;
        }

        return person.Account.Platform == SimulatedPlatform.Instagram
            ? Event(person, "read", _ => new JsonObject { ["mid"] = last.Mid })
            : Event(person, "read", now => new JsonObject { ["watermark"] = mid is null ? now : last.SentAt.ToUnixTimeMilliseconds() });
    }

    private List<SimulatedMessage> Sent(Person person) =>
        [.. messages.With(person).Where(message => message.IsFromBusiness)];

    private SimulatedEvent Event(Person person, string name, Func<long, JsonObject> body)
    {
        var at = moments.Next();
        return new(person.Account, MessageEvent.FromPerson(person, at, name, body(at.ToUnixTimeMilliseconds())), person.Id);
    }
}
