using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Inbox.Web.Meta.Wire;

/// <summary>
/// Replaces what is JSON but no text: NUL, lone surrogates, broken UTF-8. Readers throw on the last two, PostgreSQL on the first.
/// </summary>
internal static class JsonRepair
{
    private const int EscapeLength = 6;

    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        }

        byte[]? repaired = null;
        var bytes = json.Span;
        for (var at = bytes.IndexOf((byte)'\\'); at >= 0; at = NextEscape(bytes, at))
        {
            if (IsReplaced(bytes, at, out var length))
            {
                repaired ??= bytes.ToArray();
                "\\ufffd"u8.CopyTo(repaired.AsSpan(at));
            }

            at += length;
        }

        return repaired ?? json;
    }

    private static int NextEscape(ReadOnlySpan<byte> bytes, int from)
    {
        var distance = from < bytes.Length ? bytes[from..].IndexOf((byte)'\\') : -1;
        return distance < 0 ? -1 : from + distance;
    }

    private static bool IsReplaced(ReadOnlySpan<byte> bytes, int at, out int length)
    {
        if (!TryReadUnit(bytes, at, out var unit))
        {
            length = 2;
            return false;
        }

        var isPair = char.IsHighSurrogate(unit)
            && TryReadUnit(bytes, at + EscapeLength, out var next) && char.IsLowSurrogate(next);
        length = isPair ? 2 * EscapeLength : EscapeLength;
        return !isPair && (unit == 0 || char.IsSurrogate(unit));
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> bytes, int at, out char unit)
    {
        unit = default;
        if (at + EscapeLength > bytes.Length || bytes[at] != '\\' || bytes[at + 1] != 'u')
        {
            return false;
        }

        var isHex = Utf8Parser.TryParse(bytes.Slice(at + 2, 4), out ushort value, out var consumed, 'x') && consumed == 4;
        unit = (char)value;
        return isHex;
    }
}
