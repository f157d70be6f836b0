namespace Inbox.Testing;

/// <summary>The folder in which the apps of a test run keep files; it goes away with the run.</summary>
public static class TestFiles
{
    private static readonly Lazy<string> Made = new(Make);

    public static string Folder => Made.Value;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("inbox-files-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
