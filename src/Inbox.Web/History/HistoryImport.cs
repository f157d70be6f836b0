using Inbox.Web.Channels;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Receiving;

namespace Inbox.Web.History;

/// <summary>
/// Imports what was written before a channel was connected (meta-platform 5.4). A page that was taken in twice is the same as
/// once, so that the cursor may be written down afterwards.
/// </summary>
public sealed class HistoryImport(GraphHistory graph, HistoryDelivery delivery, TimeProvider clock)
{
    /// <summary>A conversation without an end must not hold up the others.</summary>
    private const int MaxReadsOfConversation = 20;

    public async Task ReadPageAsync(Channel channel, ChannelHistory history, GraphAccess open, CancellationToken cancellationToken)
    {
        var place = new HistoryPlace(channel.Platform, channel.ExternalId, channel.PageId);
        var page = await graph.ReadPageAsync(place, history.Cursor, history.PageSize, open, cancellationToken);
        if (page.Value is not { } read)
        {
            Stop(history, page.Answer);
            return;
        }

        var found = await CompleteAllAsync(place, read.Conversations, open, cancellationToken);
        var messages = found.SelectMany(c => c.Messages.Select(m => MessageOf(channel, c, m))).OfType<ChannelMessage>().ToList();
        await DeliverAsync(channel, messages, cancellationToken);
        history.Advance(read.After, read.Limit, found.Count, messages.Count, clock.GetUtcNow());
    }

    private async Task<List<HistoryConversation>> CompleteAllAsync(
        HistoryPlace place, IReadOnlyList<HistoryConversation> conversations, GraphAccess open, CancellationToken cancellationToken)
    {
        var found = new List<HistoryConversation>();
        foreach (var conversation in conversations)
        {
            found.Add(await CompleteAsync(place, conversation, open, cancellationToken));
        }

        return found;
    }

    /// <summary>Works a third of the time, so that whoever reads or writes meanwhile does not feel it.</summary>
    private async Task DeliverAsync(Channel channel, List<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        await delivery.DeliverAsync(channel.OrganizationId, messages, cancellationToken);
        await Task.Delay(clock.GetElapsedTime(start) * 2, clock, cancellationToken);
    }

    /// <summary>
    /// What a message of the history says to its conversation; null where Meta gives no details of it. What is older than the connection is
    /// old news, whoever tells it; what was missed since is not.
    /// </summary>
    internal static ChannelMessage? MessageOf(Channel channel, HistoryConversation conversation, HistoryMessage message) =>
        message.Event is { } told
            ? new ChannelMessage(channel, told)
            {
                History = new HistoryNote(conversation.ContactName, message.Reactions, IsQuiet: message.SentAt < channel.ConnectedAt),
            }
            : null;

    /// <summary>Where Meta gave fewer at once than it has details of, the rest is asked for.</summary>
    private async Task<HistoryConversation> CompleteAsync(
        HistoryPlace place, HistoryConversation conversation, GraphAccess open, CancellationToken cancellationToken)
    {
        for (var read = 0; read < MaxReadsOfConversation; read++)
        {
            if (conversation.MessagesAfter is null || conversation.Messages.Count >= GraphHistory.DetailedMessages
                || (await graph.ReadOlderAsync(place, conversation, open, cancellationToken)).Value is not { } more)
            {
                return conversation;
            }

            conversation = more;
        }

        return conversation;
    }

    private void Stop(ChannelHistory history, GraphResponse answer)
    {
        var now = clock.GetUtcNow();
        if (history.Cursor is not null && answer.Error is { Code: 100 })
        {
            history.StartOver(now);
        }

        history.Pause(HistoryWords.Of(answer), now);
    }
}
