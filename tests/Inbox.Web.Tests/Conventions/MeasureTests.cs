using System.Text.RegularExpressions;
using Inbox.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inbox.Web.Tests.Conventions;

/// <summary>How wide and how long the source is: the measures of docs/testing.md. At a cap, the missing noun gets a file.</summary>
public sealed partial class MeasureTests
{
    private const int Width = 140;

    /// <summary>What may stand beside a text that is itself too long to break: a key of the localizer, a payload, a line of SQL.</summary>
    private const int BesideText = 60;

    private static readonly List<SourceFile> Product =
        [.. Files("src", "*.cs").Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal))];

    private static readonly List<(string Where, int Lines, bool IsTable)> Methods =
    [
        .. from file in Product
           from method in file.Root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
           select ($"{file.Path} {NameOf(method)}", LinesOf(method), method.Body is null),
    ];

    [Fact]
    public void Lines_are_at_most_140_wide() => Assert.Empty(
        from pattern in new[] { "*.cs", "*.cshtml", "*.css", "*.js" }
        from folder in new[] { "src", "tests" }
        from file in Files(folder, pattern)
        where !file.Path.Contains("/Migrations/", StringComparison.Ordinal)
        from line in file.Text.Split('\n').Index()
        where line.Item.Length > Width && line.Item.Trim().Length - LongestText(line.Item) > BesideText
            && !(folder == "tests" && PartOfText().IsMatch(line.Item))
        select $"{file.Path}:{line.Index + 1} is {line.Item.Length} wide");

    /// <summary>Each build would read thousands of lines more; two are kept since the script is another one without them.</summary>
    [Fact]
    public void The_model_of_a_migration_is_kept_for_the_newest_alone()
    {
        var models = Files("src", "*.Designer.cs").Where(file => file.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToList();

        Assert.Equal(
            ["20261122195146_LetMessagesBeSent", "20261129091458_KeepReferralsBeforeTheFirstWord", Migration(models[^1].Path)],
            models.Where(file => file.Text.Contains("BuildTargetModel", StringComparison.Ordinal)).Select(file => Migration(file.Path)));

        static string Migration(string path) => Path.GetFileName(path).Split('.')[0];
    }

    [Fact]
    public void Methods_have_at_most_30_lines_and_tables_40() => Assert.Empty(
        Methods.Where(method => method.Lines > (method.IsTable ? 40 : 30)).Select(method => $"{method.Where} has {method.Lines} lines"));

    [Fact]
    public void Most_methods_have_at_most_20_lines() => AssertMost(20, Methods.Select(method => method.Lines));

    [Fact]
    public void Files_have_at_most_250_lines_and_controllers_110() => Assert.Empty(
        from file in Product
        let cap = file.Path.EndsWith("Controller.cs", StringComparison.Ordinal) ? 110 : 250
        where file.Lines > cap
        select $"{file.Path} has {file.Lines} lines, the cap is {cap}");

    [Fact]
    public void Most_files_have_at_most_112_lines() => AssertMost(112, Product.Select(file => file.Lines));

    [Fact]
    public void Classes_have_at_most_300_lines_over_all_their_files() => Assert.Empty(
        from type in Product.SelectMany(file => file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        group LinesOf(type) by $"{NamespaceOf(type)}.{type.Identifier.Text}" into type
        where type.Sum() > 300
        select $"{type.Key} has {type.Sum()} lines, the cap is 300");

    [Fact]
    public void A_file_with_a_part_of_a_class_says_of_which_and_which() => Assert.Empty(
        from file in Product
        from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type.Modifiers.Any(SyntaxKind.PartialKeyword) && type.Parent is BaseNamespaceDeclarationSyntax
        let name = Path.GetFileNameWithoutExtension(file.Path)
        group (file.Path, Name: name) by $"{NamespaceOf(type)}.{type.Identifier.Text}" into parts
        where parts.Count() > 1
        from part in parts
        let owner = parts.Key[(parts.Key.LastIndexOf('.') + 1)..]
        where part.Name != owner && !part.Name.StartsWith(owner + ".", StringComparison.Ordinal)
        select part.Path);

    private static void AssertMost(int cap, IEnumerable<int> lengths)
    {
        var sorted = lengths.Order().ToList();
        Assert.InRange(sorted[(int)(sorted.Count * 0.95)], 1, cap);
    }

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NamespaceOf(TypeDeclarationSyntax type) =>
        type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().First().Name.ToString();

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => method.Kind().ToString(),
    };

    private static int LongestText(string line) => Text().Matches(line).Select(text => text.Length).DefaultIfEmpty().Max();

    private static IEnumerable<SourceFile> Files(string folder, string pattern) =>
        from path in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), pattern, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/')
        where !Made().IsMatch(relative)
        select new SourceFile(relative, File.ReadAllText(path));

    /// <summary>What a build or npm put there.</summary>
    [GeneratedRegex("/(obj|bin|node_modules|wwwroot/js|wwwroot/css)/")]
    private static partial Regex Made();

    /// <summary>A line of a payload, a table or a pattern, which stands between quotes over several lines.</summary>
    [GeneratedRegex("""^\s*(\{"|"\w+":|\||\\)""")]
    private static partial Regex PartOfText();

    [GeneratedRegex("""
        "{3,}.*?"{3,}|"(?:[^"\\]|\\.)*"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Text();

    private sealed record SourceFile(string Path, string Text)
    {
        private SyntaxNode? root;

        public SyntaxNode Root => root ??= CSharpSyntaxTree.ParseText(Text).GetRoot();

        public int Lines => Text.Count(c => c == '\n');
    }
}
