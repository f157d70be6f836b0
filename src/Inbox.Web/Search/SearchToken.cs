using System.Text;
using Inbox.Web.Data;

namespace Inbox.Web.Search;

/// <summary>A word of a text as the index holds it, or two characters of one where words are not parted by spaces.</summary>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="Run">Which unbroken run of letters it is of: the pieces of one run belong together.</param>
internal readonly record struct SearchToken(string Word, int Start, int End, int Run, bool IsGram)
{
    /// <summary>Longer ones are cut, in what is indexed as in what is asked.</summary>
    private const int MaxWordLength = 64;

    public static IReadOnlyList<SearchToken> Of(string text)
    {
        var reader = new Reader();
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            reader.Take(rune, position);
            position += rune.Utf16SequenceLength;
        }

        return reader.Finish();
    }

    /// <summary>Takes a text apart, character by character.</summary>
    private sealed class Reader
    {
        private readonly List<SearchToken> tokens = [];
        private readonly List<(string Letters, int Start, int End)> run = [];
        private bool isUnspaced;
        private int runs;

        public void Take(Rune rune, int position)
        {
            var letters = SearchLetters.Fold(rune);
            var startsAnother = letters is null || (letters.Length > 0 && run.Count > 0 && SearchLetters.IsUnspaced(rune) != isUnspaced);
            if (startsAnother)
            {
                EndRun();
            }

            if (!string.IsNullOrEmpty(letters))
            {
                isUnspaced = run.Count == 0 ? SearchLetters.IsUnspaced(rune) : isUnspaced;
                run.Add((letters, position, position + rune.Utf16SequenceLength));
            }
        }

        public List<SearchToken> Finish()
        {
            EndRun();
            return tokens;
        }

        private void EndRun()
        {
            if (run.Count > 0)
            {
                runs++;
                if (isUnspaced)
                {
                    AddGrams();
                }
                else
                {
                    var word = string.Concat(run.Select(part => part.Letters));
                    tokens.Add(new(ColumnText.Fit(word, MaxWordLength), run[0].Start, run[^1].End, runs, IsGram: false));
                }

                run.Clear();
            }
        }

        /// <summary>Every two neighbours, and the last one alone, so that each character begins a piece.</summary>
        private void AddGrams()
        {
            for (var i = 0; i < run.Count; i++)
            {
                var (first, second) = (run[i], i + 1 < run.Count ? run[i + 1] : run[i]);
                var gram = i + 1 < run.Count ? first.Letters + second.Letters : first.Letters;
                tokens.Add(new(gram, first.Start, second.End, runs, IsGram: true));
            }
        }
    }
}
