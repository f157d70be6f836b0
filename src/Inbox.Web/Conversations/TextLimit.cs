using System.Globalization;
using System.Text;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>How long a text may be, counted as the platform counts: characters, or bytes (meta-platform 3.5).</summary>
public sealed record TextLimit(int Max, bool CountsBytes)
{
    private static readonly TextLimit Messenger = new(2000, CountsBytes: false);
    private static readonly TextLimit Instagram = new(1000, CountsBytes: true);

    public static TextLimit Of(Platform platform) => platform == Platform.Instagram ? Instagram : Messenger;

    public int LengthOf(ReadOnlySpan<char> text) => CountsBytes ? Encoding.UTF8.GetByteCount(text) : text.Length;

    /// <summary>Cuts a text into parts that fit: at the end of a line or word where one is near, never inside a character.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var rest = text.Trim();
        while (LengthOf(rest) > Max)
        {
            var end = EndOfPart(rest);
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        parts.Add(rest);
        return [.. parts.Where(part => part.Length > 0)];
    }

    private int EndOfPart(string text)
    {
        var end = LongestFit(text);
        var line = text.LastIndexOf('\n', end - 1);
        var word = text.LastIndexOf(' ', end - 1);
        return line > end / 2 ? line : word > end / 2 ? word : end;
    }

    /// <summary>At least one character, so that a cut always comes further.</summary>
    private int LongestFit(string text)
    {
        var (end, length) = (0, 0);
        while (end < text.Length)
        {
            var size = StringInfo.GetNextTextElementLength(text, end);
            length += LengthOf(text.AsSpan(end, size));
            if (length > Max)
            {
                return end > 0 ? end : LongestRunes(text);
            }

            end += size;
        }

        return end;
    }

    /// <summary>A single character of many code points that is too long by itself.</summary>
    private int LongestRunes(string text)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (LengthOf(text.AsSpan(0, end + rune.Utf16SequenceLength)) > Max)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return end;
    }
}
