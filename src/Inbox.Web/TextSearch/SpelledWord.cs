namespace Inbox.Web.TextSearch;

/// <summary>A word, and the same with its letters spelled out: both are equal where it has none.</summary>
internal readonly record struct SpelledWord(string Plain, string Spelling, int Start, int End)
{
    public bool IsNumber => !Plain.AsSpan().ContainsAnyExceptInRange('0', '9');
}
