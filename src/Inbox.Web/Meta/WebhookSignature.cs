using System.Buffers;
using System.Security.Cryptography;

namespace Inbox.Web.Meta;

/// <summary>Checks `X-Hub-Signature-256` over the bytes as they came (meta-platform 1.4).</summary>
public static class WebhookSignature
{
    private const string Prefix = "sha256=";

    /// <summary>Whether the header signs this body with any of the secrets.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, IReadOnlyList<byte[]> secrets)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryReadHeader(header, claimed))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var i = 0; i < secrets.Count; i++)
        {
            HMACSHA256.HashData(secrets[i], body, expected);
            if (CryptographicOperations.FixedTimeEquals(expected, claimed))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadHeader(string? header, Span<byte> claimed) =>
        header is not null
        && header.Length == Prefix.Length + (2 * HMACSHA256.HashSizeInBytes)
        && header.StartsWith(Prefix, StringComparison.Ordinal)
        && Convert.FromHexString(header.AsSpan(Prefix.Length), claimed, out _, out _) == OperationStatus.Done;
}
