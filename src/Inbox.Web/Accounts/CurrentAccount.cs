using System.Security.Claims;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>The account of this request's session, whether or not it has chosen an organization yet.</summary>
public sealed class CurrentAccount(InboxDbContext db, IHttpContextAccessor httpContext)
{
    private Account? found;

    /// <summary>The account, or null when nobody is signed in or the session was ended by a new password.</summary>
    public async Task<Account?> FindAsync(CancellationToken cancellationToken)
    {
        if (found is null
            && httpContext.HttpContext?.User is { Identity.IsAuthenticated: true } principal
            && principal.FindId(AgentClaims.AccountId) is { } id)
        {
            var account = await db.Users.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
            found = AgentClaims.StampOf(account?.SecurityStamp) == principal.FindFirstValue(AgentClaims.Stamp) ? account : null;
        }

        return found;
    }

    /// <exception cref="InvalidOperationException">Nobody is signed in: the address allows anonymous requests.</exception>
    public async Task<Account> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw new InvalidOperationException("No account is signed in.");
}
