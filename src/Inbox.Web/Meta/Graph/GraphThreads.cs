using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>Asks Meta for the control of a thread that another app has, and gives it back (meta-platform 3.10).</summary>
public sealed class GraphThreads(GraphClient graph)
{
    /// <summary>Takes control; Meta allows it to an app that may take, where a default app is set.</summary>
    public Task<GraphResponse> TakeControlAsync(
        string senderId, string recipientId, GraphAccess access, CancellationToken cancellationToken) =>
        CallAsync("take_thread_control", senderId, recipientId, access, cancellationToken);

    /// <summary>Asks the app that has control for it. That Meta takes the question does not mean that control was given.</summary>
    public Task<GraphResponse> RequestControlAsync(
        string senderId, string recipientId, GraphAccess access, CancellationToken cancellationToken) =>
        CallAsync("request_thread_control", senderId, recipientId, access, cancellationToken);

    /// <summary>Gives control up: the thread is nobody's, until Meta's routing or another app takes it.</summary>
    public Task<GraphResponse> ReleaseControlAsync(
        string senderId, string recipientId, GraphAccess access, CancellationToken cancellationToken) =>
        CallAsync("release_thread_control", senderId, recipientId, access, cancellationToken);

    private Task<GraphResponse> CallAsync(
        string call, string senderId, string recipientId, GraphAccess access, CancellationToken cancellationToken) =>
        graph.PostAsync(
            $"{Uri.EscapeDataString(senderId)}/{call}", new WireSend(
                new(recipientId)), MetaJson.Default.WireSend, access, cancellationToken);
}
