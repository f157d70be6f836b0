using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Who a contact is on one channel, and what Meta tells of them there.</summary>
/// <param name="ProfileAt">When Meta last told it; null where it has not.</param>
/// <param name="MarketingStoppedAt">Since when they want no marketing messages; null where nothing stops them.</param>
/// <param name="UnreachableAt">Since when Meta says that nothing reaches them; null where it does not.</param>
/// <param name="UnreachableCode">Meta's code for it.</param>
public sealed record ContactIdentityRow(
    Platform Platform, string ChannelName, string ExternalId, string? Username, int? FollowerCount, bool? IsVerified, bool? FollowsUs,
    bool? IsFollowedByUs, DateTimeOffset? ProfileAt, DateTimeOffset? MarketingStoppedAt, DateTimeOffset? UnreachableAt,
    int? UnreachableCode)
{
    public string Mark => Platform.ToMark();

    /// <summary>What is known of them, as sentences: keys of the localizer.</summary>
    public IEnumerable<Sentence> Facts
    {
        get
        {
            if (IsVerified == true)
            {
                yield return "Verified by Instagram";
            }

            if (FollowerCount is { } count)
            {
                yield return Sentence.Counted("{0} followers", count);
            }

            if (FollowsUs is { } followsUs)
            {
                yield return followsUs ? "Follows you" : "Does not follow you";
            }

            if (IsFollowedByUs == true)
            {
                yield return "You follow them";
            }
        }
    }

    public static Task<List<ContactIdentityRow>> LoadAsync(InboxDbContext db, Guid contactId, CancellationToken cancellationToken) => (
        from identity in db.ContactIdentities
        where identity.ContactId == contactId
        join channel in db.Channels on identity.ChannelId equals channel.Id
        orderby channel.Platform, channel.Name, identity.Id
        select new ContactIdentityRow(
            channel.Platform, channel.Name, identity.ExternalId, identity.Username, identity.FollowerCount, identity.IsVerified,
            identity.FollowsUs, identity.IsFollowedByUs, identity.ProfileAt, identity.MarketingStoppedAt, identity.UnreachableAt,
            identity.UnreachableCode)).ToListAsync(cancellationToken);
}
