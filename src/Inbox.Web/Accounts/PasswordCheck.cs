using System.Net;
using Inbox.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>
/// Whose e-mail and password these are. An unknown e-mail, a wrong password and a locked account
/// do the same work and get the same answer.
/// </summary>
public sealed class PasswordCheck(InboxDbContext db, IPasswordHasher<Account> hasher, SignInLimits limits, TimeProvider clock)
{
    public const int FailuresUntilLockout = 5;
    public static readonly TimeSpan LockoutDuration = TimeSpan.FromMinutes(15);

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();
    private static readonly Account Nobody = new();

    public async Task<PasswordResult> TryAsync(
        IPAddress? address, string email, string password, CancellationToken cancellationToken)
    {
        var name = Normalizer.NormalizeEmail(email.Trim());
        if (limits.Acquire(address, name) is { } wait)
        {
            return new(null, wait);
        }

        // PostgreSQL's text has no NUL, so no account's e-mail has one.
        name = name.Contains('\0') ? "" : name;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == name, cancellationToken);
        var comparison = Task.Run(
            () => hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? "", password), CancellationToken.None);
        var isCounted = await CountAsync(account?.Id ?? Guid.Empty, cancellationToken);
        var result = await comparison;
        if (account is null || !isCounted || result is PasswordVerificationResult.Failed)
        {
            return new(null);
        }

        await ForgetAsync(account, result is PasswordVerificationResult.SuccessRehashNeeded ? password : null, cancellationToken);
        return new(account);
    }

    /// <summary>
    /// Counts a try before it is known to fail, in one statement: however many come at once, only five are compared.
    /// </summary>
    /// <returns>False when the account is paused.</returns>
    private async Task<bool> CountAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? end = now + LockoutDuration;
        var counted = await db.Users.Where(a => a.Id == accountId && (a.LockoutEnd == null || a.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= FailuresUntilLockout ? end : null)
                    .SetProperty(a => a.AccessFailedCount, a => (a.AccessFailedCount + 1) % FailuresUntilLockout),
                cancellationToken);
        return counted == 1;
    }

    /// <summary>Forgets the failures, and keeps the password at today's cost if it was hashed at a lower one.</summary>
    private async Task ForgetAsync(Account account, string? passwordToRehash, CancellationToken cancellationToken)
    {
        var was = account.PasswordHash;
        var hash = passwordToRehash is null ? was : hasher.HashPassword(account, passwordToRehash);
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            update => update
                .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(a => a.AccessFailedCount, 0)
                .SetProperty(a => a.PasswordHash, a => a.PasswordHash == was ? hash : a.PasswordHash),
            cancellationToken);
    }
}
