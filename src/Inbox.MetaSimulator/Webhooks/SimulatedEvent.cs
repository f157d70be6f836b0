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
}
