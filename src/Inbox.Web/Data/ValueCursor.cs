using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Inbox.Web.Data;

/// <summary>
/// A place in a list that is ordered by a value and then by id, with those who have no value at its end; the next page begins right behind
/// it.
/// </summary>
/// <param name="Value">As text; null among those who have none.</param>
public readonly record struct ValueCursor(string? Value, Guid Id)
{
    private const byte WithValue = 2;
    private const byte WithoutValue = 3;
    private const int NameBytes = 8;
    private const int HeadBytes = 1 + NameBytes + 16;

    /// <summary>What is read of a cursor that somebody made up.</summary>
    private const int MaxLength = 4_000;

    /// <summary>The opaque text of a cursor of the named list.</summary>
    public string ToText(string listName) => Base64Url.EncodeToString(
        [Value is null ? WithoutValue : WithValue, .. NameOf(listName), .. Id.ToByteArray(), .. Encoding.UTF8.GetBytes(Value ?? "")]);

    /// <summary>The cursor in a text; null for one that is made up, of another list, or of another version.</summary>
    public static ValueCursor? Parse(string? text, string listName)
    {
        if (text is not { Length: <= MaxLength } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        return bytes is [WithValue or WithoutValue, ..] && bytes.Length >= HeadBytes
            && bytes.Slice(1, NameBytes).SequenceEqual(NameOf(listName))
            ? new(bytes[0] == WithValue ? Encoding.UTF8.GetString(bytes[HeadBytes..]) : null, new Guid(bytes[(1 + NameBytes)..HeadBytes]))
            : null;
    }

    private static byte[] NameOf(string listName) => SHA256.HashData(Encoding.UTF8.GetBytes(listName))[..NameBytes];
}
