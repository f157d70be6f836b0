using System.Net.ServerSentEvents;

namespace Inbox.Testing;

/// <summary>A browser that listens to /stream.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage answer;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private EventStream(HttpResponseMessage answer, Stream body) =>
        (this.answer, events) = (answer, SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator());

    /// <param name="since">The moment from which everything is wanted; none knows nothing yet.</param>
    public static async Task<EventStream> OpenAsync(HttpClient browser, DateTimeOffset? since = null)
    {
        var answer = await browser.GetAsync(
            $"/stream{(since is { } at ? $"?since={at.ToUnixTimeMilliseconds()}" : "")}", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var stream = new EventStream(answer, await answer.Content.ReadAsStreamAsync());
        await stream.NextAsync();
        return stream;
    }

    /// <summary>The next event as its name and what it says; null where the stream has ended.</summary>
    public async Task<(string Name, string Data)?> NextAsync()
    {
        var next = events.MoveNextAsync().AsTask();
        return await next.WaitAsync(Patience) ? (events.Current.EventType, events.Current.Data) : null;
    }

    /// <summary>The next event but for the heartbeat, which comes whenever its time has passed.</summary>
    public async Task<(string Name, string Data)?> NextWordAsync()
    {
        while (true)
        {
            var next = await NextAsync();
            if (next is not { Name: "alive" })
            {
                return next;
            }
        }
    }

    /// <summary>Everything until a conversation is told of, other things left out.</summary>
    public async Task HearsOfAsync(Guid conversationId)
    {
        while (await NextAsync() is { } heard)
        {
            if (heard.Name == "changed" && heard.Data.Contains(conversationId.ToString(), StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The stream ended before it told of {conversationId}.");
    }

    public async ValueTask DisposeAsync()
    {
        answer.Dispose();
        try
        {
            await events.DisposeAsync();
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException)
        {
            // It is being read still; the answer is gone.
        }
    }
}
