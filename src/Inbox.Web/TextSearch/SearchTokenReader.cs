using System.Text;
using Inbox.Web.Data;

namespace Inbox.Web.TextSearch;

/// <summary>Takes a text apart, character by character.</summary>
internal sealed class SearchTokenReader
{
    private const int MaxGap = 8;

    private readonly List<SearchToken> tokens = [];
    private readonly List<Letter> run = [];
    private readonly JoinedRuns joined = new();
    private readonly PhoneGroups numbers = new();
    private readonly StringBuilder gap = new();
    private bool isUnspaced;
    private int runs;

    public void Add(Rune rune, int position)
    {
        var letters = SearchLetters.Fold(rune);
        var startsAnother = letters is null || (letters.Length > 0 && run.Count > 0 && SearchLetters.IsUnspaced(rune) != isUnspaced);
        if (startsAnother)
        {
            EndRun();
        }

        var end = position + rune.Utf16SequenceLength;
        if (letters is null)
        {
            // More marks than that join nothing.
            _ = gap.Length > MaxGap ? gap : gap.Append(rune.ToString());
        }
        else if (letters.Length > 0)
        {
            isUnspaced = run.Count == 0 ? SearchLetters.IsUnspaced(rune) : isUnspaced;
            run.Add(new(letters, SearchLetters.SpellOut(rune), position, end));
        }
        else if (run.Count > 0)
        {
            run[^1] = run[^1] with { Spelling = SearchLetters.SpellOut(run[^1].Plain, rune) ?? run[^1].Spelling, End = end };
        }
    }

    public List<SearchToken> Finish()
    {
        EndRun();
        tokens.AddRange(joined.End());
        return tokens;
    }

    private void EndRun()
    {
        if (run.Count == 0)
        {
            return;
        }

        runs++;
        if (isUnspaced)
        {
            tokens.AddRange(joined.End());
            numbers.End();
            AddGrams();
        }
        else
        {
            AddWord();
        }

        run.Clear();
        gap.Clear();
    }

    private void AddWord()
    {
        var word = new SpelledWord(
            string.Concat(run.Select(letter => letter.Plain)), string.Concat(run.Select(letter => letter.Spelling ?? letter.Plain)),
            run[0].Start, run[^1].End);
        var between = gap.ToString();
        tokens.AddRange(joined.Add(word, between));
        tokens.Add(new(ColumnText.Fit(word.Plain, SearchToken.MaxLength), word.Start, word.End, runs, SearchTokenKind.Word));
        if (word.Spelling != word.Plain)
        {
            tokens.Add(new(ColumnText.Fit(word.Spelling, SearchToken.MaxLength), word.Start, word.End, runs, SearchTokenKind.Spelling));
        }

        if (numbers.Add(word, between) is { } phone)
        {
            tokens.Add(phone);
        }
    }

    /// <summary>Every two neighbours, and the last one alone, so that each character begins a piece.</summary>
    private void AddGrams()
    {
        for (var i = 0; i < run.Count; i++)
        {
            var (first, second) = (run[i], i + 1 < run.Count ? run[i + 1] : run[i]);
            var gram = i + 1 < run.Count ? first.Plain + second.Plain : first.Plain;
            tokens.Add(new(gram, first.Start, second.End, runs, SearchTokenKind.Gram));
        }
    }

    /// <param name="Spelling">As two letters, where people who do not have it write so.</param>
    private readonly record struct Letter(string Plain, string? Spelling, int Start, int End);
}
