using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>Who a contact is on one channel: a PSID or an IGSID, valid there only (meta-platform 0.3).</summary>
public sealed partial class ContactIdentity : IOrganizationOwned
{
    public const int ExternalIdLength = 64;
    public const int UsernameLength = 64;

    /// <summary>How long what Meta tells of a person counts as new.</summary>
    public static readonly TimeSpan ProfileTimeToLive = TimeSpan.FromDays(7);

    public ContactIdentity(Channel channel, Contact contact, string externalId, DateTimeOffset now)
        : this(channel.OrganizationId, contact.Id, channel.Id, externalId)
    {
        ProfileDueAt = now;
    }

    private ContactIdentity(Guid organizationId, Guid contactId, Guid channelId, string externalId)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ContactId, ChannelId, ExternalId) = (organizationId, contactId, channelId, externalId);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ChannelId { get; private set; }

    public string ExternalId { get; private set; }

    /// <summary>When to ask Meta for the profile next; null means never again.</summary>
    public DateTimeOffset? ProfileDueAt { get; private set; }

    /// <summary>How often in a row asking for the profile failed.</summary>
    public int ProfileAttempts { get; private set; }

    /// <summary>What Instagram calls them, without the @; null elsewhere, and where Meta has not told.</summary>
    public string? Username { get; private set; }

    /// <summary>How many follow them at Instagram.</summary>
    public int? FollowerCount { get; private set; }

    /// <summary>Whether Instagram says that they are who they say.</summary>
    public bool? IsVerified { get; private set; }

    /// <summary>Whether they follow the channel's account.</summary>
    public bool? FollowsUs { get; private set; }

    /// <summary>Whether the channel's account follows them.</summary>
    public bool? IsFollowedByUs { get; private set; }

    /// <summary>When Meta last told what stands here and in the contact's name.</summary>
    public DateTimeOffset? ProfileAt { get; private set; }

    /// <summary>Everything we sent until then was delivered (meta-platform 2.11).</summary>
    public DateTimeOffset? DeliveredUntil { get; private set; }

    /// <summary>Everything we sent until then was read (meta-platform 2.12).</summary>
    public DateTimeOffset? ReadUntil { get; private set; }

    /// <summary>It is another contact's from now on: the two are one person, or are told apart again.</summary>
    public void BelongTo(Contact contact) => ContactId = contact.Id;

    /// <summary>Until when everything of the person was erased; null where nothing was. What is older than that is not taken in.</summary>
    public DateTimeOffset? ErasedUntil { get; init; }

    /// <summary>Takes over what Instagram tells besides the name (meta-platform 4.2).</summary>
    public void Describe(string? username, int? followerCount, bool? isVerified, bool? followsUs, bool? isFollowedByUs)
    {
        Username = username is null ? Username : ColumnText.Fit(username, UsernameLength);
        (FollowerCount, IsVerified) = (followerCount ?? FollowerCount, isVerified ?? IsVerified);
        (FollowsUs, IsFollowedByUs) = (followsUs ?? FollowsUs, isFollowedByUs ?? IsFollowedByUs);
    }

    /// <summary>Meta has told who they are.</summary>
    public void MarkProfileRead(DateTimeOffset now) => ProfileAt = now;

    public void RefreshProfileAt(DateTimeOffset? dueAt) => (ProfileDueAt, ProfileAttempts) = (dueAt, 0);

    public void RetryProfileAt(DateTimeOffset dueAt) => (ProfileDueAt, ProfileAttempts) = (dueAt, ProfileAttempts + 1);
}
