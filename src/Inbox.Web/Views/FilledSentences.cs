using System.Text.RegularExpressions;

namespace Inbox.Web.Views;

/// <summary>Knows a sentence again in which names and numbers stand already: "Meta refused with error 4." is "Meta refused with error {0}."</summary>
public sealed partial class FilledSentences
{
    /// <summary>With fewer letters of its own, a key would be seen in what it never said.</summary>
    private const int FewestLetters = 10;

    private readonly List<(Regex Pattern, string Key)> patterns;

    public FilledSentences(IEnumerable<string> keys) => patterns =
    [
        .. from key in keys
           let letters = Place().Replace(key, "").Count(char.IsLetter)
           where Place().IsMatch(key) && letters >= FewestLetters
           orderby letters descending
           select (PatternOf(key), key),
    ];

    /// <returns>The key and what stands in its places; null where no key has this form.</returns>
    public (string Key, string[] Values)? Find(string sentence)
    {
        foreach (var (pattern, key) in patterns)
        {
            if (pattern.Match(sentence) is { Success: true } match)
            {
                return (key, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]);
            }
        }

        return null;
    }

    private static Regex PatternOf(string key) =>
        new($"^{string.Join("(.+?)", Place().Split(key).Select(Regex.Escape))}$", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
