namespace Inbox.Web.Exporting;

/// <summary>
/// Text in a file that a spreadsheet may open: one that it would compute gets one apostrophe before it, and loses that one again where the
/// file is read. Numbers and dates stay as they are.
/// </summary>
public static class SpreadsheetText
{
    private const char Apostrophe = '\'';

    public static string Protect(string text) => IsComputed(text) ? Apostrophe + text : text;

    public static string Unprotect(string text) =>
        text.Length > 1 && text[0] == Apostrophe && IsComputed(text[1..]) ? text[1..] : text;

    /// <summary>
    /// Whether it begins as a formula does, in letters of full width too; behind apostrophes too, so that what is read back is what was
    /// written.
    /// </summary>
    private static bool IsComputed(string text) => text.TrimStart(Apostrophe) is [
        '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r', ..];
}
