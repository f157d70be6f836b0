using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;

namespace Inbox.Web.Webhooks;

/// <summary>
/// One thing in a webhook event that did not become a message, kept raw with the reason.
/// It belongs to an organization once its channel is known.
/// </summary>
public sealed class WebhookItem
{
    public const int KindLength = 80;
    public const int ExternalIdLength = 64;
    public const int ReasonLength = 1000;

    public WebhookItem(
        Guid eventId, int position, WebhookItemState state, string kind, Sentence? reasonCode, byte[] body, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (EventId, Position, State, Body, CreatedAt) = (eventId, position, state, body, createdAt);
        Kind = ColumnText.Fit(kind, KindLength);
        ReasonCode = reasonCode;
    }

    public Guid Id { get; private set; }

    public Guid EventId { get; private set; }

    /// <summary>Which thing of its event it is; with the event's id, its name.</summary>
    public int Position { get; private set; }

    public Guid? OrganizationId { get; private set; }

    public Guid? ChannelId { get; private set; }

    public Platform? Platform { get; private set; }

    /// <summary>The Page or Instagram account that Meta named.</summary>
    public string? ChannelExternalId { get; private set; }

    public string Kind { get; private set; }

    public WebhookItemState State { get; private set; }

    /// <summary>Why it did not become a message; null once it has.</summary>
    public Sentence? Reason => ReasonOf(State, ReasonCode, ReasonText);

    public Sentence? ReasonCode { get; private set; }

    /// <summary>In English, by a version that stored sentences.</summary>
    public string? ReasonText { get; private set; }

    /// <summary>The item's own JSON, as it came.</summary>
    public byte[] Body { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When a failed item is tried again; null when it is not.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>For queries, which read columns.</summary>
    public static Sentence? ReasonOf(WebhookItemState state, Sentence? code, string? text) =>
        state == WebhookItemState.Done ? null : Sentence.Read(code, text);

    public WebhookItem From(Platform? platform, string? channelExternalId)
    {
        Platform = platform;
        ChannelExternalId = channelExternalId is { Length: > ExternalIdLength } ? null : channelExternalId;
        return this;
    }

    public WebhookItem OwnedBy(Guid organizationId, Guid channelId)
    {
        (OrganizationId, ChannelId) = (organizationId, channelId);
        return this;
    }

    public WebhookItem DueAgainAt(DateTimeOffset dueAt)
    {
        DueAt = dueAt;
        return this;
    }
}

public enum WebhookItemState
{
    /// <summary>A kind of event that is not shown yet; it can be replayed once it is.</summary>
    NotShown,

    /// <summary>Its Page or account is not connected here.</summary>
    NoChannel,

    /// <summary>It breaks Meta's own protocol: a missing sender, a wrong type.</summary>
    Malformed,

    /// <summary>Taking it in failed; it is tried again.</summary>
    Failed,

    /// <summary>It failed too often.</summary>
    Dead,

    /// <summary>It failed, and became a message at a later try.</summary>
    Done,
}
