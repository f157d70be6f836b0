using System.Security.Cryptography;
using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>
/// Encrypts every stored token and secret with the newest key, one organization after the other, so that an old key can go.
/// </summary>
public sealed class TokenReencryption(InboxDbContext db, IServiceScopeFactory scopes)
{
    /// <returns>How many were encrypted anew, and how many no key of ours opens.</returns>
    public async Task<(int Done, int Unreadable)> RunAsync(CancellationToken cancellationToken)
    {
        var (done, unreadable) = (0, 0);
        foreach (var organizationId in await db.Organizations.Select(o => o.Id).ToListAsync(cancellationToken))
        {
            var (replaced, unread) = await RunAsync(organizationId, cancellationToken);
            (done, unreadable) = (done + replaced, unreadable + unread);
        }

        return (done, unreadable);
    }

    private async Task<(int Done, int Unreadable)> RunAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope(organizationId);
        var own = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        var tokens = scope.ServiceProvider.GetRequiredService<ChannelTokens>();
        var channels = await own.Channels.Where(c => c.ProtectedToken != null).ToListAsync(cancellationToken);
        var apps = await own.MetaApps.Where(a => a.RemovedAt == null).ToListAsync(cancellationToken);
        List<Action> replacements =
        [
            .. channels.Select<Channel, Action>(channel => () => channel.ReplaceProtectedToken(Anew(channel.ProtectedToken!))),
            .. apps.Select<MetaApp, Action>(app => () => Replace(app, Anew)),
        ];
        var done = replacements.Count(TryReplace);
        await scope.ServiceProvider.GetRequiredService<AuditTrail>().AddAsync(
            AuditAct.ReencryptTokens, nameof(Channel), null, null, cancellationToken);
        await own.SaveChangesAsync(cancellationToken);
        return (done, replacements.Count - done);

        string Anew(string secret) => tokens.Protect(organizationId, tokens.Unprotect(organizationId, secret));
    }

    private static bool TryReplace(Action replace)
    {
        try
        {
            replace();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static void Replace(MetaApp app, Func<string, string> anew) => app.Replace(new(
        anew(app.ProtectedAppSecret),
        app.ProtectedInstagramSecret is { } instagram ? anew(instagram) : null,
        anew(app.ProtectedVerifyToken),
        app.ProtectedPreviousSecrets is { } previous ? anew(previous) : null));
}
