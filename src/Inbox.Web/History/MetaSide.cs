using Inbox.Web.Channels;
using Inbox.Web.Localization;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.History;

/// <summary>Reads everything that Meta has of a channel between two moments.</summary>
public sealed class MetaSide(GraphHistory graph, HistoryLease lease)
{
    /// <summary>How often a page is asked for again, since Meta's limit and outages pass.</summary>
    private const int MaxAttempts = 3;

    public async Task<Reading> ReadAsync(
        Channel channel, DateTimeOffset since, DateTimeOffset until, GraphAccess open, CancellationToken cancellationToken)
    {
        var place = new HistoryPlace(channel.Platform, channel.ExternalId, channel.PageId);
        var reading = new Reading();
        var (after, limit) = ((string?)null, ChannelHistory.FirstPageSize);
        do
        {
            await lease.ExtendAsync(channel.Id, cancellationToken);
            var page = await InsistAsync(() => graph.ReadPageAsync(place, after, limit, open, cancellationToken));
            if (page.Value is not { } read)
            {
                reading.Error = HistoryWords.Of(page.Answer);
                return reading;
            }

            foreach (var conversation in read.Conversations.Where(c => c.UpdatedAt is null || c.UpdatedAt >= since))
            {
                reading.Take(await ReadBackToAsync(since, place, conversation, reading, open, cancellationToken), since, until);
            }

            (after, limit) = (read.Conversations.Any(c => c.UpdatedAt < since) ? null : read.After, read.Limit);
        }
        while (after is not null);
        return reading;
    }

    private async Task<HistoryConversation> ReadBackToAsync(
        DateTimeOffset since, HistoryPlace place, HistoryConversation conversation, Reading reading, GraphAccess open,
        CancellationToken cancellationToken)
    {
        while (conversation.MessagesAfter is not null && (conversation.Messages.Count == 0 || conversation.Messages[^1].SentAt >= since))
        {
            var older = await InsistAsync(() => graph.ReadOlderAsync(place, conversation, open, cancellationToken));
            if (older.Value is not { } more)
            {
                reading.Error = HistoryWords.Of(older.Answer);
                return conversation;
            }

            conversation = more;
        }

        return conversation;
    }

    private static async Task<HistoryReading<T>> InsistAsync<T>(Func<Task<HistoryReading<T>>> read)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await read();
            if (answer.Value is not null || attempt == MaxAttempts || answer.Answer.Error is { IsPassing: false })
            {
                return answer;
            }
        }
    }

    public sealed class Reading
    {
        /// <summary>Those of the time asked for, by mid.</summary>
        public Dictionary<string, (HistoryConversation Conversation, HistoryMessage Message)> Messages { get; } = [];

        /// <summary>All that were read, older and newer ones too.</summary>
        public HashSet<string> Mids { get; } = [];

        public int Conversations { get; private set; }

        /// <summary>Why not everything could be read; null where it was.</summary>
        public Sentence? Error { get; set; }

        internal void Take(HistoryConversation conversation, DateTimeOffset since, DateTimeOffset until)
        {
            Conversations++;
            foreach (var message in conversation.Messages)
            {
                Mids.Add(message.Mid);
                if (message.SentAt >= since && message.SentAt < until)
                {
                    Messages[message.Mid] = (conversation, message);
                }
            }
        }
    }
}
