using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Localization;
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

    /// <summary>What stays of a thing that is not delivered, and why, in codes of the localizer.</summary>
    public WebhookItem ToItem(DateTimeOffset now) => Reading switch
    {
        { Problem: { } problem } => Keep(WebhookItemState.Malformed, problem, now),
        { ChannelExternalId: { } id, Platform: { } platform } when IsForeign =>
            Keep(WebhookItemState.NoChannel, new("ForeignMetaApp", platform.ToString(), id), now),
        { ChannelExternalId: { } id, Platform: { } platform } when Channel is null =>
            Keep(WebhookItemState.NoChannel, new("NoSuchChannel", platform.ToString(), id), now),
        _ => Keep(WebhookItemState.NotShown, new("KindNotShown", Reading.Kind), now),
    };

    /// <summary>What stays of a thing whose delivery failed, to be tried again.</summary>
    public WebhookItem ToFailedItem(Exception exception, DateTimeOffset now) =>
        Keep(WebhookItemState.Failed, ReasonOf(exception), now)
            .DueAgainAt(now + WebhookOptions.BackoffAfter(1));

    /// <summary>What was thrown, as it names itself.</summary>
    public static Sentence ReasonOf(Exception exception) => new(
        "DeliveryFailed", exception.GetType().Name, ColumnText.Fit(exception.GetBaseException().Message, WebhookItem.ReasonLength));

    private WebhookItem Keep(WebhookItemState state, Sentence reason, DateTimeOffset now)
    {
        var item = new WebhookItem(EventId, Position, state, Reading.Kind, reason, Reading.Raw.ToArray(), now)
            .From(Reading.Platform, Reading.ChannelExternalId);
        return Channel is null ? item : item.OwnedBy(Channel.OrganizationId, Channel.Id);
    }
}
