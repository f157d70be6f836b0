using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>One event of an account on its way to the product; key tells apart whose order is kept (meta-platform 1.3).</summary>
internal sealed record SimulatedEvent(SimulatedAccount Account, JsonObject Json, string Key = "")
{
    /// <summary>The entry's list it stands in.</summary>
    public string List { get; init; } = "messaging";

    /// <summary>The message that this event brings, if it brings one.</summary>
    public SimulatedMessage? Message { get; init; }

    public static SimulatedEvent Of(SimulatedMessage message) =>
        new(message.Account, MessageEvent.Of(message), message.Person.Id) { Message = message };

    /// <summary>Tells that a message was unsent (meta-platform 2.7).</summary>
    public static SimulatedEvent Deleted(SimulatedMessage message, DateTimeOffset at) =>
        new(message.Account, MessageEvent.Deleted(message, at), message.Person.Id);

    /// <summary>As an app sees it that does not own the thread: without a postback's payload (meta-platform 2.13 and 2.17).</summary>
    public SimulatedEvent InStandby()
    {
        (Json["postback"] as JsonObject)?.Remove("payload");
        return this with { List = "standby" };
    }
}
