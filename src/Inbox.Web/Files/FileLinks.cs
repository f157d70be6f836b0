using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.Web.Files;

/// <summary>Links to a file that work without a session for some minutes, as Meta needs them (meta-platform 3.5).</summary>
public sealed class FileLinks(IDataProtectionProvider dataProtection, TimeProvider clock)
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(15);

    private readonly IDataProtector protector = dataProtection.CreateProtector("Inbox.Files.Link");

    /// <summary>The path of a link; the signature also says, unreadably, whose file it is.</summary>
    public string To(Guid organizationId, Guid id)
    {
        var expiry = (clock.GetUtcNow() + ValidFor).ToUnixTimeSeconds();
        var signature = WebEncoders.Base64UrlEncode(protector.Protect([.. organizationId.ToByteArray(), .. Signed(id, expiry)]));
        return string.Create(CultureInfo.InvariantCulture, $"/files/{id}/{expiry}/{signature}");
    }

    /// <summary>Whose file a link leads to; null if it is not ours, or over.</summary>
    public Guid? OrganizationOf(Guid id, long expiry, string signature)
    {
        try
        {
            var opened = protector.Unprotect(WebEncoders.Base64UrlDecode(signature)).AsSpan();
            return opened.Length > 16 && opened[16..].SequenceEqual(Signed(id, expiry)) && clock.GetUtcNow().ToUnixTimeSeconds() <= expiry
                ? new Guid(opened[..16])
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Signed(Guid id, long expiry) => [.. id.ToByteArray(), .. BitConverter.GetBytes(expiry)];
}
