using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>A connected Facebook Page, or the Instagram professional account behind it.</summary>
public sealed class Channel : IOrganizationOwned
{
    public const int NameLength = 200;
    public const int ExternalIdLength = 64;
    public const int ErrorLength = 500;

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

    /// <summary>Since when Meta refuses the token, so that an admin must connect the channel again (meta-platform 4.5).</summary>
    public DateTimeOffset? TokenRefusedAt { get; private set; }

    /// <summary>Until when nothing is sent, since Meta asked for a pause.</summary>
    public DateTimeOffset? SendsPausedUntil { get; private set; }

    /// <summary>What last went wrong with the channel, in words.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? LastErrorAt { get; private set; }

    /// <summary>Whether the Meta app may answer after the window, for seven days (meta-platform 3.2).</summary>
    public bool HasHumanAgent { get; private set; }

    /// <summary>Whether it can speak: connected, with a token that Meta takes.</summary>
    public bool CanSpeak => DisconnectedAt is null && TokenRefusedAt is null && ProtectedToken is not null;

    /// <summary>Stops the channel's sends until it is connected again; what is queued waits.</summary>
    public void RefuseToken(string error, DateTimeOffset now)
    {
        TokenRefusedAt ??= now;
        Report(error, now);
    }

    public void PauseSends(DateTimeOffset until, string error, DateTimeOffset now)
    {
        SendsPausedUntil = until;
        Report(error, now);
    }

    public void Report(string error, DateTimeOffset now) => (LastError, LastErrorAt) = (ColumnText.Fit(error, ErrorLength), now);

    public void AllowHumanAgent(bool isAllowed) => HasHumanAgent = isAllowed;

    public void Reconnect(string pageId, string name, string protectedToken, DateTimeOffset now)
    {
        (PageId, Name, ProtectedToken) = (pageId, name, protectedToken);
        (TokenRefusedAt, SendsPausedUntil, LastError, LastErrorAt) = (null, null, null, null);
        (ConnectedAt, DisconnectedAt) = DisconnectedAt is null ? (ConnectedAt, null) : (now, (DateTimeOffset?)null);
    }

    /// <summary>Forgets the token; the conversations stay.</summary>
    public void Disconnect(DateTimeOffset now) => (ProtectedToken, DisconnectedAt) = (null, DisconnectedAt ?? now);
}
