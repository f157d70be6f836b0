using Inbox.Web.Data;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>
/// Which words of a question many entries hold. The index of words lists every entry for each word before it looks at the next; where
/// another word is seldom, it is quicker to look the frequent ones up in what that one leaves.
/// </summary>
internal static class FrequentTerms
{
    private const int Sample = 256;

    /// <summary>Of so many entries of the sample on.</summary>
    private const int Frequent = Sample / 16;

    /// <param name="newest">The newest entries, newest first.</param>
    /// <param name="terms">The question's.</param>
    /// <param name="cancellationToken">Ends with the search.</param>
    public static async Task<IReadOnlyList<SearchTerm>> FindAsync(
        IQueryable<SearchEntry> newest, IReadOnlyList<SearchTerm> terms, CancellationToken cancellationToken)
    {
        // Pairs of characters follow one another: they are told apart by places, which only the index's words have.
        var spaced = terms.Where(term => !term.IsUnspaced).ToList();
        if (terms.Count < 2 || spaced.Count == 0)
        {
            return [];
        }

        var texts = await newest.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).TakeLiteral(Sample)
            .Select(e => " " + e.Text).ToListAsync(cancellationToken);
        var counted = spaced.Select(
            term => (Term: term, Count: texts.Count(term.BeginsWordIn)))
            .OrderBy(term => term.Count).ToList();

        // One word at least has to come from the index.
        return [.. counted.Skip(spaced.Count == terms.Count ? 1 : 0).Where(term => term.Count >= Frequent).Select(term => term.Term)];
    }
}
