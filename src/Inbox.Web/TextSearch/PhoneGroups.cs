namespace Inbox.Web.TextSearch;

/// <summary>
/// Numbers that stand beside each other as the groups of a phone number do. Where one ends nobody knows: each group may be the last.
/// </summary>
internal sealed class PhoneGroups
{
    /// <summary>What stands between the groups of a phone number.</summary>
    private const string Marks = " \u00A0\u202F()./-‐‑–";

    /// <summary>As in “030 / 123”.</summary>
    private const int MaxMarks = 3;

    private readonly List<SpelledWord> groups = [];
    private int digits;

    public void End()
    {
        groups.Clear();
        digits = 0;
    }

    /// <summary>Adds a number that follows after that, or lets it end with a word.</summary>
    /// <returns>The phone number that ends here, if it may be one.</returns>
    public SearchToken? Add(SpelledWord word, string gap)
    {
        var isNext = word.IsNumber && gap.Length is > 0 and <= MaxMarks && gap.All(part => Marks.Contains(part, StringComparison.Ordinal));
        if (!isNext)
        {
            End();
        }

        if (!word.IsNumber)
        {
            return null;
        }

        groups.Add(word);
        digits += word.Plain.Length;
        while (groups.Count > 1 && digits > PhoneDigits.MaxDigits)
        {
            digits -= groups[0].Plain.Length;
            groups.RemoveAt(0);
        }

        var number = string.Concat(groups.Select(group => group.Plain));
        return PhoneDigits.MayBe(number)
            ? new(PhoneDigits.ToWord(number), groups[0].Start, word.End, Run: 0, SearchTokenKind.Phone) : null;
    }
}
