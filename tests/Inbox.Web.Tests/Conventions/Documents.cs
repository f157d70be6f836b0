using System.Text.RegularExpressions;
using Inbox.Testing;

namespace Inbox.Web.Tests.Conventions;

/// <summary>A text file of the repository; its path is relative to the root, with slashes.</summary>
internal sealed record TextFile(string Path, string Text)
{
    public IEnumerable<(int Number, string Text)> Lines => Text.Split('\n').Select((line, index) => (index + 1, line));

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');
}

/// <summary>The repository's own texts: its pages, and its sources.</summary>
internal static partial class Documents
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git", "lib"];
    private static readonly string[] SourceFolders = ["src", "tests", "build", ".ci", ".config", ".github"];
    private static readonly string[] Sources =
        [".cs", ".cshtml", ".razor", ".js", ".css", ".resx", ".json", ".csproj", ".targets", ".props", ".sh", ".yml", ""];

    private static readonly Lazy<List<string>> AllPaths = new(() => [.. Walk(SourceTree.Root).Order(StringComparer.Ordinal)]);
    private static readonly Lazy<List<TextFile>> AllSources = new(() => [.. AllPaths.Value.Where(IsSource).Select(Read)]);

    /// <summary>Every file, by its path below the root.</summary>
    public static IReadOnlyList<string> Paths => AllPaths.Value;

    public static IEnumerable<TextFile> Pages => Paths.Where(p => p.EndsWith(".md", StringComparison.Ordinal)).Select(Read);

    public static IReadOnlyList<TextFile> Code => AllSources.Value;

    public static bool Exists(string path) =>
        File.Exists(Path.Combine(SourceTree.Root, path)) || Directory.Exists(Path.Combine(SourceTree.Root, path));

    public static TextFile Read(string path) => new(path, File.ReadAllText(Path.Combine(SourceTree.Root, path)));

    /// <summary>The page without its blocks of code.</summary>
    public static TextFile WithoutBlocks(TextFile page) => page with
    {
        Text = Block().Replace(page.Text, block => new string('\n', block.Value.Count(c => c == '\n'))),
    };

    /// <summary>The names by which links reach a page's headings, as GitHub makes them.</summary>
    public static HashSet<string> AnchorsOf(TextFile page) =>
        [.. Heading().Matches(WithoutBlocks(page).Text).Select(h => AnchorOf(h.Groups[1].Value))];

    /// <summary>The numbers of a page's headings: 3, and 3.2.</summary>
    public static HashSet<string> SectionsOf(TextFile page) =>
        [.. NumberedHeading().Matches(page.Text).Select(h => h.Groups[1].Value)];

    private static string AnchorOf(string heading) =>
        Dropped().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static bool IsSource(string path) =>
        SourceFolders.Contains(path.Split('/')[0]) && Sources.Contains(Path.GetExtension(path))
        && !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.EndsWith("package-lock.json", StringComparison.Ordinal);

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/');
        }

        foreach (var file in Directory.EnumerateDirectories(folder).Where(f => !NotOurs.Contains(Path.GetFileName(f))).SelectMany(Walk))
        {
            yield return file;
        }
    }

    [GeneratedRegex("^[ ]*```.*?^[ ]*```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^#+ (\d+(?:\.\d+)?)\.? ", RegexOptions.Multiline)]
    private static partial Regex NumberedHeading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
