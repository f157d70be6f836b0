using System.Globalization;
using Inbox.Web.Data;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Search;

/// <summary>A piece of a text: one that was asked for, or what stands between. It is text, and shown as such.</summary>
public sealed record ExcerptPart(string Text, bool IsHit)
{
    private const int Length = 220;

    /// <summary>So much of the text is shown before the first hit.</summary>
    private const int Lead = 60;

    private const string Cut = "…";

    internal static IReadOnlyList<ExcerptPart> Of(string text, IReadOnlyList<SearchTerm> terms, bool isInside)
    {
        text = ColumnText.Fit(text, SearchEntry.TextLength);
        var hits = Hits(text, terms, isInside);
        var (from, until) = Window(text, hits.Count > 0 ? hits[0].Start : 0);
        var parts = new List<ExcerptPart>();
        Add(from > 0 ? Cut : "", isHit: false);
        var position = from;
        foreach (var (start, whole) in hits.Where(hit => hit.Start < until))
        {
            var end = Math.Min(whole, until);
            Add(text[position..Math.Max(position, start)], isHit: false);
            Add(text[Math.Max(position, start)..Math.Max(position, end)], isHit: true);
            position = Math.Max(position, end);
        }

        Add(text[position..until], isHit: false);
        Add(until < text.Length ? Cut : "", isHit: false);
        return parts;

        void Add(string piece, bool isHit)
        {
            if (piece.Length > 0)
            {
                parts.Add(new(piece, isHit));
            }
        }
    }

    /// <summary>
    /// In their order. The whole that words are joined to is none where one of them is: <c>sofa</c> marks no bed of a sofa-bed.
    /// </summary>
    private static List<(int Start, int End)> Hits(string text, IReadOnlyList<SearchTerm> terms, bool isInside)
    {
        var found = SearchToken.Of(text).Select(token => (Token: token, Term: terms.FirstOrDefault(term => term.IsIn(token, isInside))))
            .Where(hit => hit.Term is not null).ToList();
        var words = found.Where(hit => !hit.Token.IsSpelling).Select(hit => (hit.Token.Start, hit.Token.End)).ToList();
        var wholes = found.Where(hit => hit.Token.IsSpelling).Select(hit => (Start: hit.Term!.StartIn(hit.Token, text), hit.Token.End))
            .Where(whole => !HasOneOf(words, whole));
        return [.. words.Concat(wholes).OrderBy(hit => hit.Start)];
    }

    private static bool HasOneOf(List<(int Start, int End)> words, (int Start, int End) whole)
    {
        var at = words.BinarySearch((whole.Start, 0));
        at = at < 0 ? ~at : at;
        return at < words.Count && words[at].End <= whole.End;
    }

    /// <summary>What is shown: whole characters, from the start of a word where one is near.</summary>
    private static (int From, int Until) Window(string text, int hit)
    {
        var from = hit <= Lead ? 0 : hit - Lead;
        var space = from == 0 ? -1 : text.IndexOf(' ', from, hit - from);
        from = space < 0 ? from : space + 1;
        var until = Math.Min(text.Length, Math.Max(from + Length, hit));
        return (WholeCharacter(text, from), WholeCharacter(text, until));
    }

    /// <summary>The last place up to there that is not within what people see as one character, counted from the space before.</summary>
    private static int WholeCharacter(string text, int position)
    {
        var whole = position == 0 ? 0 : text.LastIndexOf(' ', position - 1) + 1;
        while (whole < position && whole + StringInfo.GetNextTextElementLength(text, whole) is var next && next <= position)
        {
            whole = next;
        }

        return whole;
    }
}
