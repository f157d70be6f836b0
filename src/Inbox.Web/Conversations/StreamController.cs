using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Conversations;

/// <summary>
/// Tells a browser, as long as it listens, which conversations changed: server-sent events (HTML, section 9.2) that carry ids and
/// nothing else. Each has our clock's milliseconds for an id, so that a browser that comes back is told what it missed.
/// </summary>
[Route("stream")]
public sealed class StreamController(
    InboxFeed feed, CurrentAgent currentAgent, IServiceScopeFactory scopes, IHostApplicationLifetime app, TimeProvider clock) : Controller
{
    /// <summary>Shorter than proxies wait; and how soon a stream ends after the right to it did.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <param name="since">When the page was read, in milliseconds of our clock.</param>
    /// <param name="last">The id of the last event, where the browser comes back.</param>
    /// <param name="cancellationToken">Ends with the connection.</param>
    [HttpGet]
    public async Task<IResult> Show(long? since, [FromHeader(Name = "Last-Event-ID")] long? last, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(reader.Agent, MomentOf(last ?? since), cancellationToken));
    }

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(
        Agent reader, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.ApplicationStopping);
        using var subscription = feed.Subscribe(reader.OrganizationId, reader.Id, since);
        yield return Event("alive", "");
        var checkedAt = clock.GetUtcNow();
        while (await NextAsync(subscription, ending.Token) is { } news)
        {
            if (clock.GetUtcNow() - checkedAt >= Beat)
            {
                if (!await MayListenAsync(reader))
                {
                    yield break;
                }

                checkedAt = clock.GetUtcNow();
            }

            yield return news.IsEverything ? Event("everything", "") : Event(news.Conversations.Count == 0 ? "alive" : "changed", string.Join(' ', news.Conversations));
        }
    }

    private async Task<FeedNews?> NextAsync(FeedSubscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            return await subscription.ReadAsync(Beat, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Asked anew: the request's own answer is as old as the stream.</summary>
    private async Task<bool> MayListenAsync(Agent reader)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(reader.OrganizationId);
        return await scope.ServiceProvider.GetRequiredService<CurrentAgent>().FindAsync(CancellationToken.None) is not null;
    }

    private SseItem<string> Event(string name, string data) =>
        new(data, name) { EventId = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static DateTimeOffset? MomentOf(long? milliseconds) =>
        milliseconds is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;
}
