using Inbox.Web.Data;

namespace Inbox.Web.TextSearch;

/// <summary>
/// Words that belong together though a mark stands between them: they are written as one too, O’Brien and Obrien, e-mail and email.
/// </summary>
internal sealed class JoinedRuns
{
    /// <summary>Apostrophes and hyphens.</summary>
    private const string Marks = "'’‘ʼ`´-‐‑";

    private readonly List<SpelledWord> words = [];
    private int length;

    /// <summary>Adds a word that follows after that; gives the other ways to write what ended before it.</summary>
    public IEnumerable<SearchToken> Add(SpelledWord word, string gap)
    {
        var isJoined = words.Count > 0 && length < SearchToken.MaxLength
            && gap is [var mark] && Marks.Contains(mark, StringComparison.Ordinal);
        var ended = isJoined ? [] : End();
        words.Add(word);
        length += word.Spelling.Length;
        return ended;
    }

    /// <summary>The other ways to write what there was; begins anew.</summary>
    public IReadOnlyList<SearchToken> End()
    {
        var ended = words.ToList();
        words.Clear();
        length = 0;
        if (ended.Count < 2 || ended.TrueForAll(word => word.IsNumber))
        {
            return [];
        }

        var spellings = new[] { string.Concat(ended.Select(word => word.Plain)), string.Concat(ended.Select(word => word.Spelling)) };
        return [.. spellings.Distinct().Select(word => new SearchToken(
            ColumnText.Fit(word, SearchToken.MaxLength), ended[0].Start, ended[^1].End, Run: 0, SearchTokenKind.Spelling))];
    }
}
