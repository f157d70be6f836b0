namespace Inbox.MetaSimulator.Webhooks;

/// <summary>HTTP to the product as Meta speaks it.</summary>
internal static class WebhookHttp
{
    // No proxy: the product is next door. No redirects: Meta counts a 3xx as a failure. No trace headers: Meta sends none.
    public static HttpClient NewClient(TimeSpan? timeout = null) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = timeout ?? TimeSpan.FromSeconds(5),
    };

    // A timeout reaches us as a cancellation that nobody asked for.
    public static bool IsNoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException ||
        (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
