using System.Runtime.InteropServices;
using System.Text.Json;

namespace Inbox.Web.Data.Embedded;

/// <summary>The server's programs as npm's @embedded-postgres package for this system brings them.</summary>
internal sealed record PostgresBinaries(string Path, string Version)
{
    public static PostgresBinaries Find(string contentRoot)
    {
        var package = System.IO.Path.Combine(
            System.IO.Path.GetFullPath(contentRoot), "node_modules", "@embedded-postgres", Platform());
        var description = System.IO.Path.Combine(package, "package.json");
        if (!File.Exists(description))
        {
            throw new InvalidOperationException(
                $"PostgreSQL's programs are not in {package}: build the project, which gets them from npm, or set ConnectionStrings:Inbox.");
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(description));
        return new(System.IO.Path.Combine(package, "native"), json.RootElement.GetProperty("version").GetString()!);
    }

    public string Major => Version.Split('.')[0];

    public string Program(string name) =>
        System.IO.Path.Combine(Path, "bin", OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    /// <summary>Copies the programs to a folder that the server's account can read.</summary>
    public async Task<PostgresBinaries> CopyToAsync(string folder, CancellationToken cancellationToken)
    {
        var copy = System.IO.Path.Combine(folder, $"postgres-{Version}");
        if (!Directory.Exists(copy))
        {
            var unfinished = $"{copy}.new";
            await ExternalCommand.RunAsync(["rm", "-rf", unfinished], "/", cancellationToken);
            await ExternalCommand.RunAsync(["cp", "-R", Path, unfinished], "/", cancellationToken);
            await ExternalCommand.RunAsync(["chmod", "-R", "go+rX", unfinished], "/", cancellationToken);
            Directory.Move(unfinished, copy);
        }

        return this with { Path = copy };
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        // There is no Windows package for Arm; Windows runs the x64 programs there.
        var isArm = RuntimeInformation.OSArchitecture == Architecture.Arm64 && !OperatingSystem.IsWindows();
        return $"{system}-{(isArm ? "arm64" : "x64")}";
    }
}
