using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>A request in the name of a person who logged in to the app, signed by Meta (meta-platform 7.1).</summary>
public sealed record SignedRequest(string UserId)
{
    /// <summary>More than any that Meta sends.</summary>
    public const int MaximumLength = 8 * 1024;

    private const string Algorithm = "HMAC-SHA256";
    private const int MaxUserIdLength = 64;

    /// <returns>Null where it is not signed with one of the secrets, or not in the one way that counts.</returns>
    public static SignedRequest? Read(string? text, IReadOnlyList<byte[]> secrets)
    {
        var parts = text is { Length: <= MaximumLength } ? text.Split('.') : [];
        if (parts.Length != 2 || Decode(parts[0]) is not { } signature || Decode(parts[1]) is not { } payload
            || !IsSigned(parts[1], signature, secrets))
        {
            return null;
        }

        return Parse(payload) is { UserId: { Length: > 0 and <= MaxUserIdLength } userId } wire
            && string.Equals(wire.Algorithm, Algorithm, StringComparison.OrdinalIgnoreCase)
            ? new(userId)
            : null;
    }

    /// <summary>The signature is over the second part as it came, still encoded.</summary>
    private static bool IsSigned(string encoded, byte[] signature, IReadOnlyList<byte[]> secrets)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded);
        return secrets.Any(secret => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, bytes), signature));
    }

    private static byte[]? Decode(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static WireSignedRequest? Parse(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(JsonRepair.Repair(payload).Span, MetaJson.Default.WireSignedRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
