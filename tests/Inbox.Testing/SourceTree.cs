namespace Inbox.Testing;

/// <summary>Where the repository lies, seen from a test that runs somewhere below it.</summary>
public static class SourceTree
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string WebProject { get; } = Path.Combine(Root, "src", "Inbox.Web");

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Inbox.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No folder above the tests holds Inbox.sln."));
}
