using System.Security.Cryptography;

namespace Inbox.Web.Data;

/// <summary>AES-256-GCM (NIST SP 800-38D): nonce, tag and ciphertext in a row.</summary>
public static class KeyRingCipher
{
    public const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plaintext)
    {
        var result = new byte[NonceLength + TagLength + plaintext.Length];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plaintext, result.AsSpan(NonceLength + TagLength), result.AsSpan(NonceLength, TagLength));
        return result;
    }

    /// <exception cref="CryptographicException">None of the keys wrapped this, or it was changed since.</exception>
    public static byte[] Decrypt(IEnumerable<byte[]> keys, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length >= NonceLength + TagLength)
        {
            foreach (var key in keys)
            {
                var plaintext = new byte[wrapped.Length - NonceLength - TagLength];
                if (TryDecrypt(key, wrapped, plaintext))
                {
                    return plaintext;
                }
            }
        }

        throw new CryptographicException(
            "A Data Protection key in the database was not wrapped by DataProtection:Key, nor by one of DataProtection:PreviousKeys.");
    }

    private static bool TryDecrypt(byte[] key, ReadOnlySpan<byte> wrapped, Span<byte> plaintext)
    {
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(
                wrapped[..NonceLength], wrapped[(NonceLength + TagLength)..], wrapped.Slice(NonceLength, TagLength), plaintext);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
