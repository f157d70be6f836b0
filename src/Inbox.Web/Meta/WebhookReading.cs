using Inbox.Web.Localization;

namespace Inbox.Web.Meta;

/// <summary>What one webhook POST holds: its items in order, or the reason why nothing of it can be read.</summary>
public sealed record WebhookReading(IReadOnlyList<WebhookReadingItem> Items, string? Unreadable);

/// <summary>
/// One thing in a webhook: an event, or a problem that says why it is none; with neither, a kind that is not shown.
/// </summary>
/// <param name="Kind">"message", "echo", "read", "standby:message", "changes:feed", …; short and safe to log and count.</param>
/// <param name="Platform">Null if the webhook is about neither Pages nor Instagram accounts.</param>
/// <param name="ChannelExternalId">The id of the entry, if it has one.</param>
/// <param name="Event">What happened; its channel is always the entry's.</param>
/// <param name="Problem">A sentence for admins.</param>
/// <param name="Raw">The JSON, with NUL and lone surrogates replaced, so that the database takes it as text.</param>
public sealed record WebhookReadingItem(
    string Kind,
    Platform? Platform,
    string? ChannelExternalId,
    ChannelEvent? Event,
    Sentence? Problem,
    ReadOnlyMemory<byte> Raw);
