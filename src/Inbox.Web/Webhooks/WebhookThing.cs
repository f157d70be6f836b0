using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Webhooks;

/// <summary>One thing that a webhook event holds, on its way to becoming a message or a <see cref="WebhookItem"/>.</summary>
/// <param name="IsForeign">Whether its channel is connected through another Meta app than the one that posted it.</param>
internal sealed record WebhookThing(Guid EventId, int Position, WebhookReadingItem Reading, Channel? Channel, bool IsForeign = false)
{
    /// <summary>When the POST that held it was stored.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>A Meta app is believed only for the channels that are connected through it: its secret proves no other.</summary>
    public static WebhookThing Of(WebhookEvent webhookEvent, int position, WebhookReadingItem reading, Channel? channel) =>
        channel is null || channel.MetaAppId == webhookEvent.MetaAppId
            ? new(webhookEvent.Id, position, reading, channel) { ReceivedAt = webhookEvent.ReceivedAt }
            : new(webhookEvent.Id, position, reading, null, IsForeign: true);

    /// <summary>Whether it goes to <see cref="Receiving.EventReceiver"/>.</summary>
    public bool IsDeliverable => Channel is not null && Reading.Event is not null;

    /// <summary>What stays of a thing that is not delivered, and why, in words of the localizer.</summary>
    public WebhookItem ToItem(DateTimeOffset now) => Reading switch
    {
        { Problem: { } problem } => Keep(WebhookItemState.Malformed, problem, now),
        { ChannelExternalId: { } id, Platform: { } platform } when IsForeign =>
            Keep(WebhookItemState.NoChannel, $"The {platform} channel {id} is not connected through the Meta app that posted this.", now),
        { ChannelExternalId: { } id, Platform: { } platform } when Channel is null =>
            Keep(WebhookItemState.NoChannel, $"No connected {platform} channel has the id {id}.", now),
        _ => Keep(WebhookItemState.NotShown, $"Events of the kind {Reading.Kind} are kept, but not shown yet.", now),
    };

    /// <summary>What stays of a thing whose delivery failed, to be tried again.</summary>
    public WebhookItem ToFailedItem(Exception exception, DateTimeOffset now) =>
        Keep(WebhookItemState.Failed, $"{exception.GetType().Name}: {exception.GetBaseException().Message}", now)
            .DueAgainAt(now + WebhookOptions.BackoffAfter(1));

    private WebhookItem Keep(WebhookItemState state, string reason, DateTimeOffset now)
    {
        var item = new WebhookItem(EventId, Position, state, Reading.Kind, reason, Reading.Raw.ToArray(), now)
            .From(Reading.Platform, Reading.ChannelExternalId);
        return Channel is null ? item : item.OwnedBy(Channel.OrganizationId, Channel.Id);
    }
}
