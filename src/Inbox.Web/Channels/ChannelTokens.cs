using Microsoft.AspNetCore.DataProtection;

namespace Inbox.Web.Channels;

/// <summary>
/// Encrypts the channels' access tokens, and the secrets of an organization's own Meta apps, with a purpose for each organization.
/// </summary>
public sealed class ChannelTokens(IDataProtectionProvider dataProtection)
{
    public string Protect(Guid organizationId, string token) => Protector(organizationId).Protect(token);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The token belongs to another organization, or its key is
    /// gone.</exception>
    public string Unprotect(Guid organizationId, string protectedToken) => Protector(organizationId).Unprotect(protectedToken);

    private IDataProtector Protector(Guid organizationId) =>
        dataProtection.CreateProtector("Inbox.Channels.Token", organizationId.ToString("N"));
}
