using System.Globalization;
using System.Net.ServerSentEvents;
using Inbox.Web.Live;

namespace Inbox.Web.Threads;

/// <summary>News as the events of a stream: names and ids, and for the event's own id the moment until which it tells.</summary>
internal static class StreamEvents
{
    /// <summary>What a listener is told; nothing where none of it is theirs to know.</summary>
    public static IEnumerable<SseItem<string>> Of(FeedUpdate? news, TimeProvider clock)
    {
        if (news is { IsEverything: true })
        {
            yield return Event("everything", "", clock);
        }
        else if (news is { Conversations.Count: > 0 })
        {
            if (MessagesOf(news) is { Length: > 0 } messages)
            {
                yield return new SseItem<string>(messages, "messages");
            }

            yield return Event("changed", string.Join(' ', news.Conversations), clock);
        }

        if (news is { Presences.Count: > 0 })
        {
            yield return Event("presence", string.Join(' ', news.Presences), clock);
        }
        else if (news is { IsEverything: false, NamesNothing: true })
        {
            yield return Event("alive", "", clock);
        }
    }

    /// <summary>Which of the conversations have nothing new but these messages: each followed by their ids.</summary>
    private static string MessagesOf(FeedUpdate news) => string.Join(
        ' ', news.Conversations.Where(news.Messages.ContainsKey).Select(id => $"{id}/{string.Join('/', news.Messages[id])}"));

    private static SseItem<string> Event(string name, string data, TimeProvider clock) =>
        new(data, name) { EventId = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) };
}
