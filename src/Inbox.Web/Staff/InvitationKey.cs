using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Inbox.Web.Staff;

/// <summary>The secret in an invitation's link: random, and known to us by its hash only.</summary>
public static class InvitationKey
{
    private const int Length = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
