using System.Globalization;
using System.Text;

namespace Inbox.Web.Files;

/// <summary>Names of files, which strangers choose.</summary>
public static class FileName
{
    public const int Length = 150;

    /// <summary>Whether it is a name and nothing else: no path, nothing unseen.</summary>
    public static bool IsProper(string name) =>
        name.Length is > 0 and <= 255 && name is not ("." or "..") && !name.Any(c => c is '/' or '\\' or ':')
            && !name.EnumerateRunes().Any(IsUnseen);

    /// <summary>The name as it is kept; null if nothing is left of it.</summary>
    public static string? Clean(string? name)
    {
        var last = name?.Split('/', '\\')[^1] ?? "";
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes()
            .Where(rune => !IsUnseen(rune) && rune.Value is not ('"' or ':' or '<' or '>' or '|' or '?' or '*')))
        {
            kept.Append(rune.ToString());
        }

        var clean = kept.ToString().Trim(' ', '.');
        return clean.Length == 0 ? null : clean.Length <= Length ? clean : Shorten(clean);
    }

    /// <summary>The same in ASCII, since Instagram takes no other (meta-platform 3.5).</summary>
    public static string ToAscii(string name)
    {
        var ascii = new string([.. name.Normalize(NormalizationForm.FormD).Where(char.IsAscii)]).Trim();
        return Path.GetFileNameWithoutExtension(ascii).Length > 0 ? ascii : $"file{Path.GetExtension(ascii)}";
    }

    /// <summary>Cut between characters as people see them; what the name ends in stays.</summary>
    private static string Shorten(string name)
    {
        var extension = Path.GetExtension(name);
        var kept = extension.Length <= 12 ? extension : "";
        var end = Length - kept.Length;
        var whole = StringInfo.ParseCombiningCharacters(name).Last(start => start <= end);
        return (whole > 0 ? name[..whole] : "file") + kept;
    }

    /// <summary>Among these is what turns the writing around, so that "gpj.exe" reads as a picture.</summary>
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
}
