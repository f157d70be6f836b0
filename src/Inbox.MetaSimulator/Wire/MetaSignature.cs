using System.Security.Cryptography;
using System.Text;

namespace Inbox.MetaSimulator.Wire;

/// <summary>HMACs over the bytes on the wire, keyed by the app secret (meta-platform 1.4 and 4.6).</summary>
internal static class MetaSignature
{
    public static string Sha256(string appSecret, ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), bytes));

    public static string Sha1(string appSecret, ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(appSecret), bytes));

    public static string Proof(string appSecret, string text) => Sha256(appSecret, Encoding.UTF8.GetBytes(text));
}
