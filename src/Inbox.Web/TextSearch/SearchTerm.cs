namespace Inbox.Web.TextSearch;

/// <summary>One word that is asked for: it is found where a word begins with it, or with another way to write it.</summary>
/// <param name="Pieces">The word itself, or the pairs of characters of one that is written without spaces.</param>
/// <param name="Spellings">Other ways to write it, or the whole that it is a part of: <c>obrien</c> of <c>brien</c> in O’Brien.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Pieces, bool IsUnspaced, IReadOnlyList<string> Spellings)
{
    /// <summary>So many words of a question count: each makes the search longer.</summary>
    public const int MaxTerms = 12;

    /// <summary>Shorter ones are in every other word.</summary>
    private const int ShortestPart = 3;

    private const int ShortestBeginning = 2;

    public string Word => Pieces[0];

    /// <summary>Whether it can be looked for within words.</summary>
    public bool CanBePart => !IsUnspaced && Word.Length >= ShortestPart;

    /// <summary>Whatever was written: operators, quotes and code are no more than the words in them.</summary>
    public static IReadOnlyList<SearchTerm> Of(string? question)
    {
        var tokens = SearchToken.Of(question ?? "");
        var spellings = tokens.Where(token => token.IsSpelling).ToList();
        return
        [
            .. tokens.Where(token => !token.IsSpelling).GroupBy(token => token.Run)
                .Select(run => Of([.. run], [.. spellings.Where(spelling => Covers(spelling, run.First()))], question!))
                .DistinctBy(term => string.Join(' ', term.Pieces)).Take(MaxTerms + 1),
        ];
    }

    /// <summary>PostgreSQL's query for words that begin with each of the terms. A term holds letters and digits only.</summary>
    public static string ToTsQuery(IEnumerable<SearchTerm> terms) => string.Join(" & ", terms.Select(term => term.ToTsQuery()));

    /// <summary>
    /// Patterns over a <see cref="FoldedText"/>, of each group of which one has to be like it: within words, and for what is short where
    /// one begins.
    /// </summary>
    public IEnumerable<string[]> ToPatterns()
    {
        return Pieces.Count > 1 ? Pieces.Select(piece => new[] { Pattern(piece) }) : [[.. Spellings.Prepend(Word).Select(Pattern)]];

        static string Pattern(string word) => word.Length < ShortestPart ? $"% {word}%" : $"%{word}%";
    }

    /// <summary>Patterns of a <see cref="FoldedText"/> whose first word begins so.</summary>
    public string[] ToBeginnings() => [.. Spellings.Prepend(Word).Select(word => $" {word}%")];

    public bool IsIn(SearchToken token, bool isInside) => IsUnspaced == token.IsGram
        && Pieces.Concat(Spellings).Any(piece => token.Word.StartsWith(piece, StringComparison.Ordinal)
            || (isInside && CanBePart && token.Word.Contains(piece, StringComparison.Ordinal)));

    /// <summary>
    /// Where in a text that begins which is meant by a token that it is in: of a phone number the last digits alone may be.
    /// </summary>
    public int StartIn(SearchToken token, string text)
    {
        var phone = token.Kind != SearchTokenKind.Phone ? null
            : Spellings.FirstOrDefault(piece => token.Word.StartsWith(piece, StringComparison.Ordinal));
        var start = token.Start;
        for (var (digits, at) = (phone is null ? 0 : PhoneDigits.CountOf(phone), token.End - 1); digits > 0 && at >= token.Start; at--)
        {
            digits -= char.IsDigit(text[at]) ? 1 : 0;
            start = at;
        }

        // The zero that a number begins with at home is asked for without it.
        return phone is not null && start > token.Start && text[start - 1] == '0' ? start - 1 : start;
    }

    /// <summary>Whether a text of <see cref="SearchToken"/>s, each after a space, has a word that begins so.</summary>
    public bool BeginsWordIn(string text) =>
        Spellings.Prepend(Word).Any(word => text.Contains($" {word}", StringComparison.Ordinal));

    private string ToTsQuery() => Pieces.Count > 1
        ? $"({string.Join(" <-> ", Pieces.Select(piece => $"'{piece}'"))})"
        : Spellings.Count == 0 ? Beginning(Word) : $"({string.Join(" | ", Spellings.Prepend(Word).Select(Beginning))})";

    private string Beginning(string word) => word.Length >= ShortestBeginning || IsUnspaced ? $"'{word}':*" : $"'{word}'";

    private static bool Covers(SearchToken spelling, SearchToken word) => spelling.Start <= word.Start && spelling.End >= word.End;

    private static SearchTerm Of(List<SearchToken> tokens, List<SearchToken> spellings, string question)
    {
        var isUnspaced = tokens[0].IsGram;

        // The last character alone tells nothing that the pair before it does not.
        return new(
            [.. tokens.Take(Math.Max(1, tokens.Count - (isUnspaced ? 1 : 0))).Select(token => token.Word)], isUnspaced,
            [.. spellings.SelectMany(spelling => WordsOf(spelling, question))]);
    }

    private static IEnumerable<string> WordsOf(SearchToken spelling, string question) => spelling.Kind == SearchTokenKind.Phone
        ? PhoneDigits.ToQueries(
            string.Concat(question[spelling.Start..spelling.End].EnumerateRunes().Select(SearchLetters.Fold)),
            hasPlus: spelling.Start > 0 && question[spelling.Start - 1] == '+')
        : [spelling.Word];
}
