using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>Takes over what Meta tells of one contact, and says when to ask again (meta-platform 4.1).</summary>
public sealed class ProfileRefresher(
    InboxDbContext db, GraphClient graph, ChannelAccess access, ProfilePictures pictures, TimeProvider clock)
{
    private static readonly TimeSpan UntilTokenIsMended = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    public async Task RefreshAsync(Guid identityId, CancellationToken cancellationToken)
    {
        await RefreshNamesAsync(identityId, cancellationToken);
        await pictures.RefreshAsync(identityId, cancellationToken);
    }

    private async Task RefreshNamesAsync(Guid identityId, CancellationToken cancellationToken)
    {
        var found = await (
            from identity in db.ContactIdentities.Where(i => i.Id == identityId)
            join contact in db.Contacts on identity.ContactId equals contact.Id
            join channel in db.Channels on identity.ChannelId equals channel.Id
            select new { identity, contact, channel }).SingleAsync(cancellationToken);
        var answer = await AskAsync(found.channel, found.identity, cancellationToken);
        if (answer.Profile is { } profile)
        {
            if (await db.NamesContactAsync(found.identity, cancellationToken))
            {
                found.contact.Rename(profile.FirstName ?? profile.Username, profile.LastName, profile.PictureUrl);
            }

            found.identity.Describe(
                profile.Username, profile.FollowerCount, profile.IsVerified, profile.FollowsBusiness, profile.IsFollowedByBusiness);
            found.identity.MarkProfileRead(clock.GetUtcNow());
        }

        Schedule(found.identity, answer.Outcome);
        await SaveAsync(cancellationToken);
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The team gave a name meanwhile: Meta is asked again once the claim is over, and its answer put beside that name.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<ProfileResponse> AskAsync(Channel channel, ContactIdentity identity, CancellationToken cancellationToken) =>
        await access.OpenAsync(channel, cancellationToken) is { } open
            ? await graph.GetProfileAsync(channel.Platform, identity.ExternalId, open, cancellationToken)
            : new ProfileResponse(ProfileOutcome.TokenRefused);

    private void Schedule(ContactIdentity identity, ProfileOutcome outcome)
    {
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case ProfileOutcome.Found or ProfileOutcome.NothingReadable:
                identity.RefreshProfileAt(now + ContactIdentity.ProfileTimeToLive);
                break;
            case ProfileOutcome.None:
                identity.RefreshProfileAt(null);
                break;
            case ProfileOutcome.TokenRefused:
                identity.RefreshProfileAt(now + UntilTokenIsMended);
                break;
            default:
                identity.RetryProfileAt(now + PauseAfter(identity.ProfileAttempts));
                break;
        }
    }

    private static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempts), MaxDelay.TotalMinutes));
}
