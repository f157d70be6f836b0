namespace Inbox.Web.Data;

/// <summary>
/// The key that wraps the Data Protection keys in the database. It is not in the database,
/// so that a dump alone opens no session and no channel's token.
/// </summary>
public sealed class KeyRingOptions
{
    public const string Section = "DataProtection";

    /// <summary>32 random bytes in base64.</summary>
    public string? Key { get; set; }

    /// <summary>Former keys: they still open what they wrapped, and wrap nothing new.</summary>
    public IReadOnlyList<string> PreviousKeys { get; set; } = [];

    /// <summary>Whatever may have wrapped a key in the database.</summary>
    internal IEnumerable<byte[]> OpeningKeys => PreviousKeys.Prepend(Key!).Select(Convert.FromBase64String);

    internal static bool IsKey(string? text)
    {
        Span<byte> bytes = stackalloc byte[KeyRingCipher.KeyLength + 1];
        return text is not null
            && text.Length <= 44
            && Convert.TryFromBase64String(text, bytes, out var length)
            && length == KeyRingCipher.KeyLength;
    }
}
