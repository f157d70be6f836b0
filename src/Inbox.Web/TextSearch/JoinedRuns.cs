using Inbox.Web.Data;

namespace Inbox.Web.TextSearch;

/// <summary>
/// Words that belong together though a mark stands between them: they are written as one too (O’Brien and Obrien, e-mail and email), and
/// the digits of a phone number in groups as everybody likes.
/// </summary>
internal sealed class JoinedRuns
{
    /// <summary>Apostrophes and hyphens.</summary>
    private const string Marks = "'’‘ʼ`´-‐‑";

    /// <summary>What stands between the groups of a phone number.</summary>
    private const string PhoneMarks = " \u00A0\u202F()./-‐‑–";

    /// <summary>As in “030 / 123”.</summary>
    private const int MaxPhoneMarks = 3;

    private readonly List<SpelledWord> words = [];

    /// <summary>Whether a word that follows after that is one more of these.</summary>
    public bool Continues(SpelledWord word, string gap) => words.Count > 0
        && (gap is [var mark] && Marks.Contains(mark, StringComparison.Ordinal)
            || (word.IsNumber && words.All(other => other.IsNumber) && gap.Length is > 0 and <= MaxPhoneMarks
                && gap.All(part => PhoneMarks.Contains(part, StringComparison.Ordinal))));

    public void Add(SpelledWord word) => words.Add(word);

    /// <summary>The other ways to write what there was; begins anew.</summary>
    public IEnumerable<SearchToken> End()
    {
        var ended = words.ToList();
        words.Clear();
        if (ended.Count == 0)
        {
            return [];
        }

        var (start, end) = (ended[0].Start, ended[^1].End);
        if (ended.All(word => word.IsNumber))
        {
            var digits = string.Concat(ended.Select(word => word.Plain));
            return PhoneDigits.MayBe(digits) ? [new(PhoneDigits.ToWord(digits), start, end, Run: 0, SearchTokenKind.Phone)] : [];
        }

        return ended.Count == 1 ? [] : new[]
            {
                string.Concat(ended.Select(word => word.Plain)), string.Concat(ended.Select(word => word.Spelling)),
            }.Distinct().Select(
                word => new SearchToken(ColumnText.Fit(word, SearchToken.MaxLength), start, end, Run: 0, SearchTokenKind.Spelling));
    }
}
