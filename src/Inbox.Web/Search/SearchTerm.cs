namespace Inbox.Web.Search;

/// <summary>One word that is asked for: it is found where a word begins with it.</summary>
/// <param name="Pieces">The word itself, or the pairs of characters of one that is written without spaces.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Pieces, bool IsUnspaced)
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
    public static IReadOnlyList<SearchTerm> Of(string? question) =>
    [
        .. SearchToken.Of(question ?? "").GroupBy(token => token.Run).Select(Of)
            .DistinctBy(term => string.Join(' ', term.Pieces)).Take(MaxTerms + 1),
    ];

    /// <summary>PostgreSQL's query for words that begin with each of the terms. A term holds letters and digits only.</summary>
    public static string ToTsQuery(IEnumerable<SearchTerm> terms) => string.Join(" & ", terms.Select(term => term.ToTsQuery()));

    public bool IsIn(SearchToken token, bool isInside) => IsUnspaced == token.IsGram
        && Pieces.Any(piece => token.Word.StartsWith(piece, StringComparison.Ordinal)
            || (isInside && CanBePart && token.Word.Contains(piece, StringComparison.Ordinal)));

    private string ToTsQuery() => Pieces.Count > 1
        ? $"({string.Join(" <-> ", Pieces.Select(piece => $"'{piece}'"))})"
        : Word.Length >= ShortestBeginning || IsUnspaced ? $"'{Word}':*" : $"'{Word}'";

    private static SearchTerm Of(IGrouping<int, SearchToken> run)
    {
        var tokens = run.ToList();
        var isUnspaced = tokens[0].IsGram;

        // The last character alone tells nothing that the pair before it does not.
        return new([.. tokens.Take(Math.Max(1, tokens.Count - (isUnspaced ? 1 : 0))).Select(token => token.Word)], isUnspaced);
    }
}
