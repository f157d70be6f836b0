using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>
/// Tells a browser, as long as it listens, which conversations changed: server-sent events (HTML, section 9.2) that carry ids and
/// nothing else. Each has our clock's milliseconds for an id, so that a browser that comes back is told what it missed.
/// </summary>
[AllowAnonymous]
[Route("stream")]
public sealed class StreamController(
    InboxFeed feed, StreamListeners listeners, IHostApplicationLifetime app, TimeProvider clock) : Controller
{
    /// <summary>Shorter than proxies wait; and how soon a stream ends after the right to it did.</summary>
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(20);

    /// <param name="since">When the page was read, in milliseconds of our clock.</param>
    /// <param name="last">The id of the last event, where the browser comes back.</param>
    /// <param name="cancellationToken">Ends with the connection.</param>
    [HttpGet]
    public async Task<IResult> Show(long? since, [FromHeader(Name = "Last-Event-ID")] long? last, CancellationToken cancellationToken)
    {
        if (await listeners.FindAsync(cancellationToken) is not { } listener)
        {
            return TypedResults.Challenge();
        }

        Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(listener, MomentOf(last ?? since), cancellationToken));
    }

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(
        Agent listener, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.ApplicationStopping);
        using var subscription = feed.Subscribe(listener.OrganizationId, listener.Id, since);

        // Without an id: until what was missed is told, the browser knows no more than before.
        yield return new SseItem<string>("", "alive");
        var (checkedAt, toldAt) = (clock.GetUtcNow(), clock.GetUtcNow());
        while (await NextAsync(subscription, toldAt, ending.Token) is { } news)
        {
            if (news.IsOver)
            {
                yield return new SseItem<string>("", "crowded");
                yield break;
            }

            if (await RecheckAsync(listener, checkedAt, news) is not { } current)
            {
                yield break;
            }

            (listener, checkedAt) = (current.Listener, current.At);
            foreach (var told in StreamEvents.Of(await SeenAsync(listener, current.News, toldAt), clock))
            {
                toldAt = clock.GetUtcNow();
                yield return told;
            }
        }
    }

    /// <summary>What is not theirs to know is no reason for silence, which they would take for a dead connection.</summary>
    private async Task<FeedUpdate?> SeenAsync(Agent listener, FeedUpdate news, DateTimeOffset toldAt) =>
        await listeners.SeenByAsync(listener, news) ?? (clock.GetUtcNow() - toldAt < HeartbeatInterval ? null : FeedUpdate.None);

    /// <summary>Asks who listens where that was not asked for a while, or anything may be different.</summary>
    /// <returns>Null where they may not any more.</returns>
    private async Task<(Agent Listener, DateTimeOffset At, FeedUpdate News)?> RecheckAsync(
        Agent listener, DateTimeOffset checkedAt, FeedUpdate news)
    {
        if (!news.IsEverything && clock.GetUtcNow() - checkedAt < HeartbeatInterval)
        {
            return (listener, checkedAt, news);
        }

        return await listeners.FindAsync(CancellationToken.None) is { } now && now.Id == listener.Id
            ? (now, clock.GetUtcNow(), now.SightInEffect == listener.SightInEffect ? news : news with { IsEverything = true })
            : null;
    }

    private async Task<FeedUpdate?> NextAsync(FeedSubscription subscription, DateTimeOffset toldAt, CancellationToken cancellationToken)
    {
        var rest = toldAt + HeartbeatInterval - clock.GetUtcNow();
        try
        {
            return await subscription.ReadAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static DateTimeOffset? MomentOf(long? milliseconds) =>
        milliseconds is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;
}
