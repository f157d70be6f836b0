namespace Inbox.Web.Channels;

/// <summary>How a channel came to be connected: through which Meta app, by which login, by whom.</summary>
/// <param name="MetaAppId">The organization's own app; null for the one that all share.</param>
/// <param name="MetaUserId">The person, by the number that only the app knows; null for a pasted token until it is checked.</param>
/// <param name="TokenExpiresAt">Null where the token does not end.</param>
public sealed record ChannelOrigin(
    Guid? MetaAppId = null, string? MetaUserId = null, bool UsesInstagramLogin = false, DateTimeOffset? TokenExpiresAt = null);
