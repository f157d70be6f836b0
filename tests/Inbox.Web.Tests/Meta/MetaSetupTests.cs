using System.Collections.Concurrent;
using System.Net;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inbox.Web.Tests.Meta;

public sealed class MetaSetupTests
{
    [Fact]
    public async Task A_call_to_the_Graph_API_logs_neither_token_nor_proof_nor_person()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection([new("Meta:AppSecret", "secret"), new("Meta:VerifyToken", "token")]);
        builder.AddMeta().Services.AddHttpClient<GraphClient>().ConfigurePrimaryHttpMessageHandler(() => new Silence());
        using var lines = new Lines();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(lines);
        await using var provider = builder.Services.BuildServiceProvider();

        var answer = await provider.GetRequiredService<GraphClient>().GetProfileAsync(
            Platform.Messenger, "6100000000000001", new("EAAtesttoken", "secret"), TestContext.Current.CancellationToken);

        Assert.Equal(ProfileOutcome.NothingReadable, answer.Outcome);
        var proof = AppSecretProof.Of("EAAtesttoken", "secret");
        Assert.DoesNotContain(
            lines.Written, line => line.Contains("EAAtesttoken") || line.Contains(proof) || line.Contains("6100000000000001"));
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Written.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
