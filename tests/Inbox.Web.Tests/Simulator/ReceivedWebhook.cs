using System.Text;
using System.Text.Json;

namespace Inbox.Web.Tests.Simulator;

/// <summary>One POST as it came over the wire.</summary>
public sealed record ReceivedWebhook(byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.ASCII.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement FirstEvent => Json.GetProperty("entry")[0].GetProperty("messaging")[0];

    public string? FirstText => FirstEvent.GetProperty("message").GetProperty("text").GetString();
}
