using System.Net;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Sending;

/// <summary>Fetches what an app wants sent, within Meta's ten seconds (meta-platform 3.5).</summary>
internal sealed class MediaFetcher : IDisposable
{
    private readonly HttpClient http = WebhookHttp.NewClient(TimeSpan.FromSeconds(10));

    public async Task<StoredMedia?> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK
                ? new(
                    response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream",
                    await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : null;
        }
        catch (Exception exception) when (WebhookHttp.IsNoAnswer(exception, cancellationToken))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();
}
