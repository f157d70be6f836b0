using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Data;

/// <summary>The Data Protection keys in the database (docs/decisions/0005).</summary>
public static class KeyRing
{
    /// <summary>What a wrapped key is called among a key's XML.</summary>
    internal const string WrappedKey = "wrappedKey";

    /// <summary>
    /// Data Protection itself only logs that it cannot open a key, and makes another: sessions and channel tokens would be lost in silence.
    /// </summary>
    /// <exception cref="InvalidOperationException">A key was wrapped with another one than ours; the message says what to do.</exception>
    public static async Task RequireReadableAsync(InboxDbContext db, KeyRingOptions options, CancellationToken cancellationToken)
    {
        var stored = await db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml!).ToListAsync(cancellationToken);
        if (stored.Any(xml => !CanOpen(options, xml)))
        {
            throw new InvalidOperationException(
                "DataProtection:Key is not the one in use: the keys in the database, which open sessions and Page tokens, were wrapped "
                + "with another key; restore that one, or give it as DataProtection:PreviousKeys:0 beside the new one.");
        }
    }

    /// <summary>A revocation has nothing to open.</summary>
    private static bool CanOpen(KeyRingOptions options, string xml) =>
        XElement.Parse(xml).Descendants(WrappedKey).All(wrapped => CanOpen(options, wrapped));

    private static bool CanOpen(KeyRingOptions options, XElement wrapped)
    {
        try
        {
            KeyRingCipher.Decrypt(options.OpeningKeys, Convert.FromBase64String(wrapped.Value));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
