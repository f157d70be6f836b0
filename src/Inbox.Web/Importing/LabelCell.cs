using Inbox.Web.Contacts;

namespace Inbox.Web.Importing;

/// <summary>A cell that names labels.</summary>
internal static class LabelCell
{
    /// <summary>What programs put between several values in one cell; one kind of them in a cell.</summary>
    private static readonly string[] Separators = ["\n", " ::: ", ";", "|", ","];

    /// <summary>One that there is may be written with whatever parts others; Google's own groups begin with a star.</summary>
    /// <param name="known">The keys of those that there are (<see cref="Label.KeyOf"/>).</param>
    public static List<string> Parse(string text, IReadOnlySet<string> known) =>
        Label.Clean(text) is { } whole && known.Contains(Label.KeyOf(whole)) ? [whole] :
        [
            .. text.Split(SeparatorOf(text), StringSplitOptions.TrimEntries)
                .Where(label => label.Length > 0 && !label.StartsWith("* ", StringComparison.Ordinal))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static string SeparatorOf(string text) =>
        Separators.FirstOrDefault(separator => text.Contains(separator, StringComparison.Ordinal)) ?? ",";
}
