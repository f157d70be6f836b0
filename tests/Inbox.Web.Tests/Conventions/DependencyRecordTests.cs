using System.Text.RegularExpressions;

namespace Inbox.Web.Tests.Conventions;

/// <summary>Each library has a line in the decision record that says why it is here, and each line has its library.</summary>
public sealed partial class DependencyRecordTests
{
    private static readonly string[] PackageFiles = ["src/Inbox.Web/package.json", "tests/Inbox.BrowserTests/package.json"];

    [Fact]
    public void Each_library_says_why_it_is_here() =>
        Assert.Equal(Used().Order(StringComparer.Ordinal), Recorded().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Used() =>
        NuGet().Matches(Documents.Read("Directory.Packages.props").Text).Select(m => m.Groups[1].Value)
            .Concat(PackageFiles.SelectMany(file => Npm().Matches(Documents.Read(file).Text).Select(m => m.Groups[1].Value + " (npm)")))
            .Distinct();

    /// <summary>The first cells of the tables of libraries, the rows of our own pieces left out.</summary>
    private static IEnumerable<string> Recorded() =>
        from Match row in Row().Matches(Documents.Read("docs/decisions/0013-dependencies.md").Text.Split("## What we wrote ourselves")[0])
        from name in row.Groups[1].Value.Split(", ")
        where name != "Library"
        select name;

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex NuGet();

    /// <summary>A package with its version; those of one scope for several platforms are one line.</summary>
    [GeneratedRegex("\"(@embedded-postgres(?=/)|[@a-z][\\w@/.-]*)(?:/[\\w-]+)?\": \"\\d+\\.\\d+")]
    private static partial Regex Npm();

    [GeneratedRegex(@"^\| ([A-Za-z@][^|]*?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
