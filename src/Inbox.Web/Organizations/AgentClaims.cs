using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Inbox.Web.Organizations;

/// <summary>What the session cookie says, beside the organization: who claims to be here. Only the agent's row is believed.</summary>
public static class AgentClaims
{
    public const string AccountId = "account_id";
    public const string AgentId = "agent_id";
    public const string Role = "role";

    /// <summary>A hash of the account's security stamp: a changed password or "end my other sessions" makes it wrong.</summary>
    public const string Stamp = "stamp";

    public static string StampOf(string? securityStamp) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(securityStamp ?? "")).AsSpan(0, 16));

    public static Guid? FindId(this ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirst(claim)?.Value, out var id) ? id : null;
}
