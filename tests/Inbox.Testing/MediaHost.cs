using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Inbox.Testing;

/// <summary>Stands in for Meta's media hosts, over loopback: each path answers as a test says, else 404.</summary>
public sealed class MediaHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new();
    private readonly WebApplication app;
    private int count;

    private MediaHost(WebApplication app) => this.app = app;

    public string Origin => app.Urls.First();

    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<MediaHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();

        // As hosts that write a name as it is.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var host = new MediaHost(app);
        app.Run(host.AnswerAsync);
        await app.StartAsync();
        return host;
    }

    /// <summary>Puts an answer under a link of its own.</summary>
    /// <param name="name">The end of the link.</param>
    public string Put(RequestDelegate answer, string name = "file")
    {
        var path = $"/{Interlocked.Increment(ref count)}/{name}";
        answers[path] = answer;
        return Origin + path;
    }

    public string Put(byte[] bytes, string contentType, string name = "file") => Put(
        async context =>
        {
            context.Response.ContentType = contentType;
            await context.Response.Body.WriteAsync(bytes);
        },
        name);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path);
        if (answers.TryGetValue(context.Request.Path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
