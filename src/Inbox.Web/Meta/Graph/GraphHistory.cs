using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>Reads what Meta itself holds of a channel's conversations (meta-platform 5).</summary>
public sealed class GraphHistory(GraphClient graph, ReadThrottle pace)
{
    /// <summary>Meta gives details of about so many messages of a conversation (meta-platform 5.3).</summary>
    public const int DetailedMessages = 20;

    /// <summary>How many messages to ask for where details do not matter.</summary>
    private const int BareMessages = 100;

    /// <summary>The newest messages with one person, the newest first; none where Meta does not answer.</summary>
    public async Task<IReadOnlyList<HistoryMessage>> NewestAsync(
        Platform platform, string pageId, string contactExternalId, GraphAccess access, CancellationToken cancellationToken)
    {
        var query = $"platform={WordOf(platform)}&user_id={Uri.EscapeDataString(contactExternalId)}" +
            $"&fields=messages.limit({DetailedMessages}){{id,created_time,from,message,attachments{{mime_type}}}}&limit=1";
        var answer = await ReadAsync(platform, pageId, $"{Uri.EscapeDataString(pageId)}/conversations", query, access, cancellationToken);
        var conversations = answer.Read(MetaJson.Default.WireConversations)?.Data ?? [];
        return [.. conversations.SelectMany(c => HistoryMessage.ListOf(c.Messages, platform, pageId, contactExternalId))];
    }

    /// <summary>
    /// One page of the conversations with the newest messages of each. Where Meta asks for less data, it is asked for half
    /// as many, down to one, and then for fewer messages of that one.
    /// </summary>
    public async Task<HistoryReading<HistoryPage>> ReadPageAsync(
        HistoryPlace place, string? after, int limit, GraphAccess access, CancellationToken cancellationToken)
    {
        for (var messages = DetailedMessages; ;)
        {
            var query = $"platform={WordOf(place.Platform)}&limit={limit}&fields=id,updated_time,participants,messages.limit({messages}){{{GraphMessageReader.Fields}}}{AfterOf(after)}";
            var answer = await ReadAsync(
                place.Platform, place.PageId, $"{Uri.EscapeDataString(place.PageId)}/conversations", query, access, cancellationToken);
            if (answer.IsSuccess && answer.Read(MetaJson.Default.WireConversations) is { } wire)
            {
                return new(new(
                    [.. wire.Data.Select(c => HistoryConversation.From(c, place.Platform, place.ChannelExternalId))],
                    wire.Paging?.After, limit), answer);
            }

            if (answer.Error is not { AsksForLess: true } || (limit, messages) == (1, 1))
            {
                return new(null, answer);
            }

            (limit, messages) = limit > 1 ? (limit / 2, messages) : (1, messages / 2);
        }
    }

    /// <summary>The messages of one conversation that are older than those already read, the newest first.</summary>
    public async Task<HistoryReading<HistoryConversation>> ReadOlderAsync(
        HistoryPlace place, HistoryConversation conversation, GraphAccess access, CancellationToken cancellationToken)
    {
        var isDetailed = conversation.Messages.Count < DetailedMessages;
        for (var limit = isDetailed ? DetailedMessages : BareMessages; ; limit /= 2)
        {
            var fields = isDetailed ? GraphMessageReader.Fields : "id,created_time";
            var answer = await ReadAsync(
                place.Platform, place.PageId, $"{Uri.EscapeDataString(conversation.Id)}/messages",
                $"fields={fields}&limit={limit}{AfterOf(conversation.MessagesAfter)}", access, cancellationToken);
            if (answer.IsSuccess && answer.Read(MetaJson.Default.WireHistory) is { } wire)
            {
                var older = HistoryMessage.ListOf(wire, place.Platform, place.ChannelExternalId, conversation.ContactExternalId);
                return new(
                    conversation with { Messages = [.. conversation.Messages, .. older], MessagesAfter = wire.Paging?.After }, answer);
            }

            if (answer.Error is not { AsksForLess: true } || limit == 1)
            {
                return new(null, answer);
            }
        }
    }

    private Task<GraphResponse> ReadAsync(
        Platform platform, string pageId, string path, string query, GraphAccess access, CancellationToken cancellationToken) =>
        pace.TakeTurnAsync($"{platform} {pageId}", () => graph.GetAsync(path, query, access, cancellationToken), cancellationToken);

    private static string WordOf(Platform platform) => platform == Platform.Instagram ? "instagram" : "messenger";

    private static string AfterOf(string? after) => after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
}

/// <summary>Whose history is read: for Instagram through a Page, the Page's id stands in the path (meta-platform 5.1).</summary>
public sealed record HistoryPlace(Platform Platform, string ChannelExternalId, string PageId);

/// <summary>What a read of the history brought; without a value, why not.</summary>
public sealed record HistoryReading<T>(T? Value, GraphResponse Answer)
    where T : class;
