using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads what Meta itself holds of a channel's conversations (meta-platform 5).</summary>
public sealed class GraphHistory(GraphClient graph)
{
    /// <summary>Meta gives details of about so many messages of a conversation (meta-platform 5.3).</summary>
    public const int DetailedMessages = 20;

    /// <summary>The newest messages with one person, the newest first; none where Meta does not answer.</summary>
    public async Task<IReadOnlyList<HistoryMessage>> NewestAsync(
        Platform platform, string pageId, string contactExternalId, GraphAccess access, CancellationToken cancellationToken)
    {
        var query = $"platform={(platform == Platform.Instagram ? "instagram" : "messenger")}&user_id={Uri.EscapeDataString(contactExternalId)}" +
            $"&fields=messages.limit({DetailedMessages}){{id,created_time,from,message,attachments{{mime_type}}}}&limit=1";
        var answer = await graph.GetAsync($"{Uri.EscapeDataString(pageId)}/conversations", query, access, cancellationToken);
        var conversations = answer.Read(MetaJson.Default.WireConversations)?.Data ?? [];
        return [.. conversations.SelectMany(c => c.Messages?.Data ?? []).Select(HistoryMessage.From).OfType<HistoryMessage>()];
    }
}

/// <summary>A message in Meta's history.</summary>
public sealed record HistoryMessage(string Mid, string? FromId, string? Text, DateTimeOffset SentAt)
{
    /// <summary>The kinds of what hangs on it, as far as Meta tells: image, audio, video or file.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    internal static HistoryMessage? From(WireHistoryMessage wire) =>
        ExternalIds.OrNull(wire.Id, ExternalIds.MaximumMidLength) is { } mid
        && DateTimeOffset.TryParse(wire.CreatedTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new(mid, wire.From?.Id, string.IsNullOrEmpty(wire.Message) ? null : wire.Message, at.ToUniversalTime())
            {
                Kinds = [.. (wire.Attachments?.Data ?? []).Select(attachment => KindOf(attachment.MimeType))],
            }
            : null;

    private static string KindOf(string? mimeType)
    {
        var kind = mimeType?.Split('/')[0];
        return kind is "image" or "audio" or "video" ? kind : "file";
    }
}
