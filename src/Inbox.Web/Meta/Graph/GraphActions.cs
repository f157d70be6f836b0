using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>What a business does in a thread beside writing (meta-platform 3.8). Each of these calls may be made twice.</summary>
public sealed class GraphActions(GraphClient graph)
{
    /// <param name="emoji">Null takes the reaction back.</param>
    public Task<GraphResponse> ReactAsync(
        string senderId, string recipientId, string mid, string? emoji, GraphAccess access, CancellationToken cancellationToken) =>
        CallAsync(senderId, recipientId, emoji is null ? "unreact" : "react", new(mid, emoji), access, cancellationToken);

    public Task<GraphResponse> TypeAsync(string senderId, string recipientId, GraphAccess access, CancellationToken cancellationToken) =>
        CallAsync(senderId, recipientId, "typing_on", null, access, cancellationToken);

    public Task<GraphResponse> MarkSeenAsync(
        string senderId, string recipientId, GraphAccess access, CancellationToken cancellationToken) =>
        CallAsync(senderId, recipientId, "mark_seen", null, access, cancellationToken);

    private Task<GraphResponse> CallAsync(
        string senderId, string recipientId, string action, WireActionPayload? payload, GraphAccess access,
        CancellationToken cancellationToken) =>
        graph.PostAsync(
            $"{Uri.EscapeDataString(senderId)}/messages", new WireSend(new(recipientId), SenderAction: action, Payload: payload),
            MetaJson.Default.WireSend, access, cancellationToken);
}
