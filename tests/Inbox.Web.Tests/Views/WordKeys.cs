using System.Text.RegularExpressions;
using Inbox.Testing;
using Inbox.Web.Tests.Conventions;

namespace Inbox.Web.Tests.Views;

/// <summary>
/// The texts that the sources ask the localizer for: those in its brackets, and those of code that says "of the localizer".
/// </summary>
internal static partial class WordKeys
{
    /// <summary>Each key with the file that has it.</summary>
    public static IEnumerable<(string Key, string Path)> All() => Views().Concat(DependencyRuleTests.SourceFiles())
        .SelectMany(file => KeysOf(file.Path, file.Text).Select(key => (key, file.Path)));

    /// <summary>Those that are counted: each has a form for every number, "{0} files.few".</summary>
    public static IEnumerable<string> CountedKeys() =>
        Views().Concat(DependencyRuleTests.SourceFiles()).SelectMany(file => Counted().Matches(file.Text))
            .Select(match => Unescape(match.Groups[1].Value));

    /// <summary>The name of a sentence that is stored: two words with capitals, and nothing else.</summary>
    public static bool IsCode(string key) => Code().IsMatch(key);

    /// <summary>Where a view asks for the name of an enum's value, or for one of several texts.</summary>
    public static IEnumerable<string> MadeUp() =>
        from view in Views()
        from Match asked in Computed().Matches(view.Text)
        select $"{view.Path}: {asked.Value}";

    /// <summary>The places of a sentence: {0}, {1}.</summary>
    public static IEnumerable<string> PlacesOf(string sentence) =>
        Place().Matches(sentence).Select(place => place.Value).Distinct().Order();

    private static IEnumerable<(string Path, string Text)> Views() =>
        from path in Directory.EnumerateFiles(SourceTree.WebProject, "*.cshtml", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(SourceTree.WebProject, path).Replace('\\', '/')
        where !relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal)
        select (relative, File.ReadAllText(path));

    private static IEnumerable<string> KeysOf(string path, string text)
    {
        var asked = Asked().Matches(text).Concat(Counted().Matches(text)).Concat(Said().Matches(text))
            .Select(match => Unescape(match.Groups[1].Value));
        var messages = path.EndsWith("Options.cs", StringComparison.Ordinal)
            ? [] : Message().Matches(text).Select(match => Unescape(match.Groups[1].Value));
        var returned = OfTheLocalizer().IsMatch(text) && path.EndsWith(".cs", StringComparison.Ordinal)
            ? Literals(Unsaid().Replace(text, "")).Where(literal => IsWords(literal, path))
            : [];
        return asked.Concat(messages).Concat(returned);
    }

    /// <summary>
    /// A name of something ("me", "image") has neither a space nor a capital; a controller's capitals are names of views and actions.
    /// </summary>
    private static bool IsWords(string literal, string path) =>
        literal.Length > 1 && Place().Replace(literal, "").Any(char.IsAsciiLetterLower)
        && (literal.Trim().Contains(' ', StringComparison.Ordinal)
            || (char.IsAsciiLetterUpper(literal[0]) && !path.EndsWith("Controller.cs", StringComparison.Ordinal) && literal != "Error"));

    /// <summary>What stands between quotes; what an interpolated text puts in is a place.</summary>
    private static IEnumerable<string> Literals(string code)
    {
        foreach (Match literal in Literal().Matches(code))
        {
            var places = 0;
            yield return Unescape(literal.Groups["filled"].Success
                ? Hole().Replace(literal.Groups["filled"].Value, _ => $"{{{places++}}}")
                : literal.Groups["plain"].Value);
        }
    }

    private static string Unescape(string text) => Regex.Unescape(text);

    [GeneratedRegex("""
        ocalizer(?:\[|\.GetString\()\s*"((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Asked();

    [GeneratedRegex("""
        (?:ocalizer\.(?:Count|Forms)|Sentence\.Counted)\(\s*"((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Counted();

    [GeneratedRegex("""
        (?:ocalizer\.Say\(new|new Sentence)\(\s*"((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Said();

    [GeneratedRegex("""
        ocalizer\[[^"\]]*(?:\.ToString\(\)|[^?]\? *"|=> *")
        """)]
    private static partial Regex Computed();

    /// <summary>What the comment of a type says whose words are keys; it may go over the end of a line.</summary>
    [GeneratedRegex(@"of[\s/]+the[\s/]+localizer")]
    private static partial Regex OfTheLocalizer();

    [GeneratedRegex("""
        ErrorMessage = "((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Message();

    /// <summary>Comments, and what is thrown: nobody reads it.</summary>
    [GeneratedRegex("^ *//.*$|throw [^;]+;", RegexOptions.Multiline)]
    private static partial Regex Unsaid();

    /// <summary>
    /// Patterns and SQL, between at signs or three quotes, are no words. Holes of an interpolated text may hold quotes, and braces once
    /// more.
    /// </summary>
    [GeneratedRegex(""""
        \$*"""[\s\S]*?"""|@"(?:[^"]|"")*"|'(?:[^'\\]|\\[^'u]|\\'|\\u[0-9a-fA-F]{4})'|\$"(?<filled>(?:[^"\\{]|\\.|\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\})*)"|"(?<plain>(?:[^"\\]|\\.)*)"
        """")]
    private static partial Regex Literal();

    [GeneratedRegex("""\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\}""")]
    private static partial Regex Hole();

    [GeneratedRegex("^(?:[A-Z][a-z]+){2,}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
