using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Inbox.Web.Meta;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Testing;

/// <summary>Answers instead of Meta's Graph API: what a test says for a path's last part, else 404.</summary>
public sealed class GraphApiStub : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, (HttpStatusCode Status, string Body)> answers = new();

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<HttpRequestMessage> Requests { get; } = new();

    /// <summary>Puts itself in the place of the network.</summary>
    public void Install(IServiceCollection services) =>
        services.AddHttpClient<GraphClient>().ConfigurePrimaryHttpMessageHandler(() => this);

    public void Answer(string externalId, string body, HttpStatusCode status = HttpStatusCode.OK) => answers[externalId] = (status, body);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        var (status, body) = answers.GetValueOrDefault(
            request.RequestUri!.Segments[^1], (HttpStatusCode.BadRequest, """{"error":{"message":"none","type":"GraphMethodException","code":100,"error_subcode":33}}"""));
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
