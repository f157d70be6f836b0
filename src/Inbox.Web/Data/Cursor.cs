using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Inbox.Web.Data;

/// <summary>A place in a list ordered by moment and id, newest first; the next page begins right behind it.</summary>
public readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    private const byte Version = 1;
    private const int NameBytes = 8;
    private const int Length = 1 + NameBytes + sizeof(long) + 16;

    /// <summary>The opaque text of a cursor of the named list.</summary>
    public string ToText(string listName)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        WriteName(listName, bytes[1..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + NameBytes)..], At.UtcTicks);
        Id.TryWriteBytes(bytes[^16..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The cursor in a text; null for one that is made up, of another list, or of another version.</summary>
    public static Cursor? Parse(string? text, string listName)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> name = stackalloc byte[NameBytes];
        WriteName(listName, name);
        if (!TryDecode(text, bytes) || bytes[0] != Version || !bytes.Slice(1, NameBytes).SequenceEqual(name))
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + NameBytes)..]);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[^16..], bigEndian: true))
            : null;
    }

    private static bool TryDecode(string? text, Span<byte> bytes) =>
        text is not null
        && text.Length == Base64Url.GetEncodedLength(Length)
        && Base64Url.IsValid(text, out var length)
        && length == Length
        && Base64Url.TryDecodeFromChars(text, bytes, out _);

    private static void WriteName(string listName, Span<byte> destination)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(listName), hash);
        hash[..NameBytes].CopyTo(destination);
    }
}
