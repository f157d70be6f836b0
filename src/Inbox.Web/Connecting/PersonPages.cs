using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Connecting;

/// <summary>What a person who logged in at Facebook lets us see.</summary>
public sealed class PersonPages(InboxDbContext db, FacebookLogin facebook, MetaAppDirectory apps, TimeProvider clock)
{
    /// <returns>Null where Meta does not answer.</returns>
    public async Task<IReadOnlyList<GrantedPage>?> ListAsync(ChannelLogin login, string token, CancellationToken cancellationToken) =>
        await apps.FindAsync(login.MetaAppId, cancellationToken) is { } app
            ? await facebook.ListPagesAsync(app.AccessWith(token), cancellationToken)
            : null;

    /// <summary>Who logs in again with fewer Pages ticked takes the app off the others: all of the person's are checked at once.</summary>
    public Task CheckOthersAsync(ChannelOrigin origin, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Channels.Where(
            c => c.MetaUserId != null && c.MetaUserId == origin.MetaUserId && c.MetaAppId == origin.MetaAppId && c.DisconnectedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.CheckDueAt, now), cancellationToken);
    }
}
