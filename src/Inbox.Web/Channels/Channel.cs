using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>A connected Facebook Page, or the Instagram professional account behind it.</summary>
public sealed class Channel : IOrganizationOwned
{
    public const int NameLength = 200;
    public const int ExternalIdLength = 64;

    /// <param name="externalId">The Page's id, or the Instagram account's (meta-platform 0.3).</param>
    /// <param name="pageId">The Page whose token speaks for this channel; for a Page, its own id.</param>
    public Channel(
        Guid organizationId, Platform platform, string externalId, string pageId, string name, DateTimeOffset connectedAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, Platform, ExternalId, PageId, Name, ConnectedAt) =
            (organizationId, platform, externalId, pageId, name, connectedAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Platform Platform { get; private set; }

    public string ExternalId { get; private set; }

    public string PageId { get; private set; }

    public string Name { get; private set; }

    /// <summary>The Page's access token, encrypted by <see cref="ChannelTokens"/>.</summary>
    public string? ProtectedToken { get; private set; }

    public DateTimeOffset ConnectedAt { get; private set; }

    public DateTimeOffset? DisconnectedAt { get; private set; }

    public void Reconnect(string pageId, string name, string protectedToken, DateTimeOffset now)
    {
        (PageId, Name, ProtectedToken) = (pageId, name, protectedToken);
        (ConnectedAt, DisconnectedAt) = DisconnectedAt is null ? (ConnectedAt, null) : (now, (DateTimeOffset?)null);
    }

    /// <summary>Forgets the token; the conversations stay.</summary>
    public void Disconnect(DateTimeOffset now) => (ProtectedToken, DisconnectedAt) = (null, DisconnectedAt ?? now);
}
