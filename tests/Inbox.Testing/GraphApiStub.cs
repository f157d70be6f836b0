using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Inbox.Web.Meta.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Testing;

/// <summary>Answers instead of Meta's servers: what a test says of a request, or of a path's last part, else an error of Meta's.</summary>
public sealed class GraphApiStub : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, (HttpStatusCode Status, string Body)> answers = new();

    /// <summary>Asked before the answers by path; null passes on.</summary>
    public Func<HttpRequestMessage, string?>? AnswerWhen { get; set; }

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<HttpRequestMessage> Requests { get; } = new();

    /// <summary>Puts itself in the place of the network.</summary>
    public void Install(IServiceCollection services) =>
        services.AddHttpClient<GraphClient>().ConfigurePrimaryHttpMessageHandler(() => this);

    public void Answer(string externalId, string body, HttpStatusCode status = HttpStatusCode.OK) => answers[externalId] = (status, body);

    /// <summary>Forgets what was asked and what is to be answered.</summary>
    public void Clear()
    {
        answers.Clear();
        Requests.Clear();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        if (AnswerWhen?.Invoke(request) is { } said)
        {
            return Task.FromResult(
                NewAnswer(said.StartsWith("{\"error\"", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.OK, said));
        }

        var (status, body) = answers.GetValueOrDefault(
            request.RequestUri!.Segments[^1],
            (HttpStatusCode.BadRequest, """{"error":{"message":"none","type":"GraphMethodException","code":100,"error_subcode":33}}"""));
        return Task.FromResult(NewAnswer(status, body));
    }

    private static HttpResponseMessage NewAnswer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
