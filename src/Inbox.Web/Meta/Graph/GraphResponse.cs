using System.Net;
using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>What became of a call to the Graph API: an answer, or why there is none.</summary>
public sealed record GraphResponse(GraphDelivery Delivery, HttpStatusCode Status, byte[] Body, GraphUsage Usage)
{
    public static readonly GraphResponse NotSent = new(GraphDelivery.NotSent, 0, [], GraphUsage.None);
    public static readonly GraphResponse Lost = new(GraphDelivery.Lost, 0, [], GraphUsage.None);

    /// <summary>Meta's refusal, which may come with any status, 200 too (meta-platform 6.1).</summary>
    public GraphError? Error => Parse()?.Error is { } error ? GraphError.From(error) : null;

    /// <summary>Whether Meta answered as it does when it did what was asked.</summary>
    public bool IsSuccess => Delivery == GraphDelivery.Answered && Status == HttpStatusCode.OK && Parse() is { Error: null };

    internal WireResponse? Parse() => Read(MetaJson.Default.WireResponse);

    /// <summary>The body as JSON of some shape; null where it is none, as an outage answers with HTML, nothing or half of it.</summary>
    internal T? Read<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(JsonRepair.Repair(Body).Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How far a call came (meta-platform 3.9).</summary>
public enum GraphDelivery
{
    Answered,

    /// <summary>It provably never reached Meta.</summary>
    NotSent,

    /// <summary>It left, and no whole answer came back.</summary>
    Lost,
}
