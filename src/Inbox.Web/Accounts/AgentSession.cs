using System.Security.Claims;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Inbox.Web.Accounts;

/// <summary>Begins, changes and ends a session: what the cookie says.</summary>
public static class AgentSession
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <param name="place">Where the account works from now on; null while it has yet to choose.</param>
    /// <param name="isPersistent">Whether the session outlives the browser's window.</param>
    public static Task BeginSessionAsync(this HttpContext context, Account account, OrganizationOption? place, bool isPersistent)
    {
        List<Claim> claims =
        [
            new(AgentClaims.AccountId, account.Id.ToString()),
            new(AgentClaims.Stamp, AgentClaims.StampOf(account.SecurityStamp)),
        ];
        if (place is not null)
        {
            claims.Add(new(OrganizationClaims.OrganizationId, place.OrganizationId.ToString()));
            claims.Add(new(AgentClaims.AgentId, place.AgentId.ToString()));
            claims.Add(new(AgentClaims.Role, UpperCaseEnum.ToText(place.Role)));
        }

        return context.SignInAsync(
            Scheme, new(new ClaimsIdentity(claims, Scheme)), new AuthenticationProperties { IsPersistent = isPersistent });
    }

    /// <summary>Writes the cookie anew for the same browser: with another organization, or a new security stamp.</summary>
    public static async Task ChangeSessionAsync(this HttpContext context, Account account, OrganizationOption? place)
    {
        var session = await context.AuthenticateAsync(Scheme);
        await context.BeginSessionAsync(account, place, session.Properties?.IsPersistent ?? false);
    }

    /// <summary>After the security stamp changed: this browser's session goes on, all others have ended.</summary>
    public static Task KeepSessionAsync(this HttpContext context, Account account, SignedInAgent signedIn)
    {
        var (agent, name, slug, _, _) = signedIn;
        return context.ChangeSessionAsync(account, new(agent.OrganizationId, name, slug, agent.Id, agent.Name, agent.Role));
    }

    public static Task EndSessionAsync(this HttpContext context) => context.SignOutAsync(Scheme);
}
