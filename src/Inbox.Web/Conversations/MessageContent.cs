using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>What Meta tells of a message, as far as we keep it.</summary>
/// <param name="SentAt">When it was sent by Meta's clock.</param>
internal sealed record MessageContent(MessageDirection Direction, string Mid, string? Text, DateTimeOffset SentAt)
{
    public const int TapPayloadLength = 2000;
    public const int StoryUrlLength = 4000;

    public required EventDetails Details { get; init; }

    public required IReadOnlyList<EventAttachment> Attachments { get; init; }

    /// <summary>The app that sent it; null for incoming ones and where Meta does not say.</summary>
    public string? SenderAppId { get; private init; }

    /// <summary>What hung on the button behind it; what is too long is cut.</summary>
    public string? TapPayload => Details.Tap?.Payload is { } payload ? ColumnText.Fit(payload, TapPayloadLength) : null;

    /// <summary>Meta's link to the story that it answers; none where it is too long, since half a link leads nowhere.</summary>
    public string? StoryUrl => Details.Story?.Url is { Length: <= StoryUrlLength } url ? url : null;

    /// <exception cref="InvalidOperationException">The event is of something else.</exception>
    public static MessageContent Of(ChannelEvent told) => told switch
    {
        MessageReceived received => new(MessageDirection.Incoming, received.Mid, received.Text, received.SentAt)
        {
            Details = received.Details,
            Attachments = received.Attachments,
        },
        MessageEchoed echoed => new(MessageDirection.Outgoing, echoed.Mid, echoed.Text, echoed.SentAt)
        {
            Details = echoed.Details,
            Attachments = echoed.Attachments,
            SenderAppId = echoed.AppId,
        },
        _ => throw new InvalidOperationException($"A {told.GetType().Name} is no message."),
    };
}
