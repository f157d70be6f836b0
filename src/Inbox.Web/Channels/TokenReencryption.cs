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
            await using var scope = scopes.CreateAsyncScope(organizationId);
            var own = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
            var tokens = scope.ServiceProvider.GetRequiredService<ChannelTokens>();
            foreach (var channel in await own.Channels.Where(c => c.ProtectedToken != null).ToListAsync(cancellationToken))
            {
                Count(() => channel.ReplaceProtectedToken(Anew(tokens, organizationId, channel.ProtectedToken!)));
            }

            foreach (var app in await own.MetaApps.Where(a => a.RemovedAt == null).ToListAsync(cancellationToken))
            {
                Count(() => app.Replace(new(
                    Anew(tokens, organizationId, app.ProtectedAppSecret),
                    app.ProtectedInstagramSecret is { } instagram ? Anew(tokens, organizationId, instagram) : null,
                    Anew(tokens, organizationId, app.ProtectedVerifyToken),
                    app.ProtectedPreviousSecrets is { } previous ? Anew(tokens, organizationId, previous) : null)));
            }

            await scope.ServiceProvider.GetRequiredService<AuditTrail>().AddAsync(
                AuditAct.ReencryptTokens, nameof(Channel), null, null, cancellationToken);
            await own.SaveChangesAsync(cancellationToken);
        }

        return (done, unreadable);

        void Count(Action replace)
        {
            try
            {
                replace();
                done++;
            }
            catch (CryptographicException)
            {
                unreadable++;
            }
        }
    }

    private static string Anew(ChannelTokens tokens, Guid organizationId, string secret) =>
        tokens.Protect(organizationId, tokens.Unprotect(organizationId, secret));
}
