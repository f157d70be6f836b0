namespace Inbox.Web.TextSearch;

/// <summary>A word of a text as an index holds it, or two characters of one where words are not parted by spaces.</summary>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="Run">Which unbroken run of letters it is of: the pieces of one run belong together.</param>
internal readonly record struct SearchToken(string Word, int Start, int End, int Run, SearchTokenKind Kind)
{
    /// <summary>Longer ones are cut, in what is indexed as in what is asked.</summary>
    public const int MaxLength = 64;

    /// <summary>
    /// Which edition of the rules this is: what was indexed by an earlier one is indexed anew, when nothing else is to be done.
    /// </summary>
    public const int Edition = 1;

    public bool IsGram => Kind == SearchTokenKind.Gram;

    /// <summary>Whether it is another way to write what other tokens of the text say already.</summary>
    public bool IsSpelling => Kind is SearchTokenKind.Spelling or SearchTokenKind.Phone;

    /// <summary>The words in their order, each followed by the other ways to write it.</summary>
    public static IReadOnlyList<SearchToken> Of(string text)
    {
        var reader = new SearchTokenReader();
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            reader.Add(rune, position);
            position += rune.Utf16SequenceLength;
        }

        return reader.Finish();
    }
}

internal enum SearchTokenKind
{
    Word,

    /// <summary>Two characters of a script that puts no spaces between words.</summary>
    Gram,

    /// <summary>A word as who has no such letters or marks writes it: <c>mueller</c> of Müller, <c>obrien</c> of O’Brien.</summary>
    Spelling,

    /// <summary>The digits of what may be a phone number, as <see cref="PhoneDigits"/> writes them.</summary>
    Phone,
}
