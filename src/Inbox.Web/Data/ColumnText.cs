namespace Inbox.Web.Data;

/// <summary>Text as a column can hold it.</summary>
public static class ColumnText
{
    /// <summary>The text, cut to a length in UTF-16 units, never through a surrogate pair.</summary>
    public static string Fit(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
