using Inbox.Web.Localization;

namespace Inbox.Web.Meta;

/// <summary>What an item of a webhook means to us; see <see cref="WebhookReadingItem"/>.</summary>
internal readonly record struct ItemMeaning(string Kind, ChannelEvent? Event = null, Sentence? Problem = null);
