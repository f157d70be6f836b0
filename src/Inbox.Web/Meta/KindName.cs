namespace Inbox.Web.Meta;

internal static class KindName
{
    private const int MaximumLength = 50;

    /// <summary>A name out of a payload, made safe to log, count and index.</summary>
    public static string Of(string name) =>
        name.Length <= MaximumLength && name.All(IsPlain)
            ? name
            : new string([.. name.Take(MaximumLength).Select(character => IsPlain(character) ? character : '_')]);

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';
}
