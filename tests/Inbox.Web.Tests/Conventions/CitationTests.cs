using System.Text.RegularExpressions;

namespace Inbox.Web.Tests.Conventions;

/// <summary>What code and pages cite is there: sections of docs/meta-platform.md, links, paths, and names of ours.</summary>
public sealed partial class CitationTests
{
    private const string Protocol = "meta-platform";

    /// <summary>Where a path on a page may begin, besides at the root.</summary>
    private static readonly string[] Roots = ["", "src/", "src/Inbox.Web/", "src/Inbox.MetaSimulator/", "tests/", "tests/Inbox.Web.Tests/"];

    /// <summary>Names of others, which our pages speak of and our code does not.</summary>
    private static readonly string[] NotOurs = ["FacebookApiException", "GCConserveMemory", "SignInManager", "TieredPGO"];

    private static readonly Lazy<HashSet<string>> Words = new(() =>
        [.. NotOurs, .. OtherCode.SelectMany(f => Word().Matches(Comment().Replace(f.Text, "")).Select(w => w.Value)),
            .. Documents.Paths.Where(IsMigration).Select(p => Path.GetFileNameWithoutExtension(p).Split('_')[^1])]);

    private static readonly Lazy<HashSet<string>> FileNames = new(() => [.. Documents.Paths.Select(p => Path.GetFileName(p))]);

    private static IEnumerable<TextFile> OtherCode =>
        Documents.Code.Where(f => !f.Path.EndsWith("/CitationTests.cs", StringComparison.Ordinal));

    [Fact]
    public void Sections_of_the_protocol_are_cited_in_one_form_and_are_there() =>
        None(OtherCode.Concat(Documents.Pages).SelectMany(WrongSections));

    [Fact]
    public void Pages_that_code_cites_are_there() => None(
        from file in OtherCode
        from line in file.Lines
        from Match cited in Page().Matches(line.Text)
        where !IsPage(cited.Value.TrimEnd('.'))
        select $"{file.Path}:{line.Number} {cited.Value}");

    [Fact]
    public void Links_on_the_pages_lead_somewhere() => None(
        from page in Documents.Pages
        from line in Documents.WithoutBlocks(page).Lines
        from Match link in Link().Matches(line.Text)
        where !Resolves(page, link.Groups[1].Value, link.Groups[2].Value)
        select $"{page.Path}:{line.Number} {link.Value}");

    [Fact]
    public void Paths_and_names_on_the_pages_are_ours() => None(
        from page in Documents.Pages
        from line in Documents.WithoutBlocks(page).Lines
        from Match quoted in Quoted().Matches(line.Text)
        let name = quoted.Groups[1].Value
        where !IsThere(name)
        select $"{page.Path}:{line.Number} {name}");

    [Fact]
    public void Files_of_the_tree_in_the_architecture_are_there() => None(
        from line in Tree().Match(Documents.Read("docs/architecture.md").Text).Groups[1].Value.Split('\n')
        from Match file in TreeFile().Matches(line)
        where !FileNames.Value.Contains(Path.GetFileName(file.Value))
        select file.Value);

    [Theory]
    [InlineData("/// as it says (meta-platform 3.99).", true)]
    [InlineData("/// as it says (meta-platform 3.1 and 3.99).", true)]
    [InlineData("/// as it says (meta-platform section 3).", true)]
    [InlineData("/// as it says (3.1).", true)]
    [InlineData("/// as it says (meta-platform 3.1, 3.2 to 3.4 and 4, steps 7 and 9).", false)]
    public void A_wrong_section_is_found(string line, bool isFound) =>
        Assert.Equal(isFound, WrongSections(new TextFile("planted.cs", line)).Any());

    [Theory]
    [InlineData("Conversations/NotThere.cs", false)]
    [InlineData("NotThere.cs", false)]
    [InlineData("NotThereAtAll", false)]
    [InlineData("WebhookReader.NotThereAtAll", false)]
    [InlineData("NotThere/Payloads", false)]
    [InlineData("Meta:NotThereAtAll", false)]
    [InlineData("INBOX_NOT_THERE", false)]
    [InlineData("A_test_is_not_there", false)]
    [InlineData("Meta/Payloads", true)]
    [InlineData("WebhookReader", true)]
    [InlineData("Meta:AppSecret", true)]
    [InlineData("/api/conversations", true)]
    [InlineData("text/plain", true)]
    public void A_name_that_is_not_ours_is_found(string name, bool isThere) => Assert.Equal(isThere, IsThere(name));

    [Theory]
    [InlineData("not-there.md", "", false)]
    [InlineData("pages.md", "#not-there", false)]
    [InlineData("production.md", "#the-database", true)]
    [InlineData("../src/Inbox.Web/Program.cs", "", true)]
    public void A_link_into_nowhere_is_found(string path, string anchor, bool resolves) =>
        Assert.Equal(resolves, Resolves(new TextFile("docs/planted.md", ""), path, anchor));

    private static void None(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    private static IEnumerable<string> WrongSections(TextFile file)
    {
        var sections = Documents.SectionsOf(Documents.Read($"docs/{Protocol}.md"));
        foreach (var (number, text) in file.Lines)
        {
            foreach (Match mention in Mention().Matches(text))
            {
                var cited = Cited().Match(text, mention.Index);
                var numbers = cited.Index == mention.Index ? Section().Matches(cited.Value) : Section().Matches("");
                if (numbers.Count == 0 || numbers.Any(n => !sections.Contains(n.Value)))
                {
                    yield return $"{file.Path}:{number} {text.Trim()}";
                }
            }

            var own = file.Path == $"docs/{Protocol}.md" ? OwnSection().Matches(text) : OwnSection().Matches("");
            if (BareSection().IsMatch(text) || own.Any(o => !sections.Contains(o.Groups[1].Value)))
            {
                yield return $"{file.Path}:{number} {text.Trim()}";
            }
        }
    }

    private static bool IsMigration(string path) => path.Contains("/Migrations/", StringComparison.Ordinal);

    private static bool IsPage(string cited) =>
        Documents.Exists(cited)
        || (ShortDecision().IsMatch(cited) && Documents.Paths.Any(p => p.StartsWith(cited + "-", StringComparison.Ordinal)));

    private static bool Resolves(TextFile page, string path, string anchor)
    {
        var target = path.Length == 0 ? page.Path : Path.GetRelativePath("/", Path.Combine("/", page.Folder, path)).Replace('\\', '/');
        return Documents.Exists(target)
            && (anchor.Length == 0 || Documents.AnchorsOf(Documents.Read(target)).Contains(anchor[1..]));
    }

    private static bool IsThere(string name) =>
        OurPath().IsMatch(name) ? Roots.Any(root => Documents.Exists(root + name.TrimEnd('/')) || Documents.Exists(root + name + ".cs"))
        : OurFile().IsMatch(name) ? FileNames.Value.Contains(name)
        : !OurName().IsMatch(name) || WordsOf(name).All(Words.Value.Contains);

    private static IEnumerable<string> WordsOf(string name) =>
        Word().Matches(name.Replace("__", ":", StringComparison.Ordinal)).Select(w => w.Value);

    [GeneratedRegex(@"(?<!/)\bmeta-platform\b(?!\.md)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"meta-platform \d+(\.\d+)?((, | and | to |, and )\d+(\.\d+)?)*")]
    private static partial Regex Cited();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Section();

    /// <summary>A number in brackets at the end of a comment that does not say whose section it is.</summary>
    [GeneratedRegex(@"^\s*//.*[^\w.]\(\d{1,2}\.\d{1,2}(, \d{1,2}\.\d{1,2})*\)")]
    private static partial Regex BareSection();

    /// <summary>How the protocol's page cites itself.</summary>
    [GeneratedRegex(@"\((\d{1,2}\.\d{1,2})\)")]
    private static partial Regex OwnSection();

    [GeneratedRegex(@"(?<![\w/.])docs/[\w./-]+")]
    private static partial Regex Page();

    [GeneratedRegex(@"^docs/decisions/\d{4}$")]
    private static partial Regex ShortDecision();

    [GeneratedRegex(@"\]\((?!\w+:)([^)#\s]*)(#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("^## The tree\n\n```\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Tree();

    [GeneratedRegex(@"[\w./-]+\.(cs|cshtml|resx|props|sln|md|svg)(?=[\s:,;]|$)")]
    private static partial Regex TreeFile();

    [GeneratedRegex(@"^(?:(?:src|tests|docs|build|\.ci|\.config|\.github|wwwroot)/[\w./-]*|[A-Z]\w+/[\w./-]*)$")]
    private static partial Regex OurPath();

    [GeneratedRegex(@"^[\w.-]+\.(cs|cshtml|razor|js|css|md|resx|props|targets|csproj|sln|yml|json)$")]
    private static partial Regex OurFile();

    /// <summary>Names of types and members, settings, variables of the environment, and tests.</summary>
    [GeneratedRegex(
        @"^(?:[A-Z]\w*[a-z]\w*[A-Z]\w*(?:\.\w+)*|[A-Z]\w+(?:\.[A-Z]\w+)+|[A-Z]\w+(?::[A-Z]\w+)+|"
        + @"INBOX_\w+|[A-Z][a-z]*(?:_[a-z0-9]+){2,})(?:\(.*\))?$")]
    private static partial Regex OurName();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("^\\s*//.*$|/// .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
