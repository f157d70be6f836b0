using System.Collections;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Inbox.Testing;

namespace Inbox.BrowserTests.Support;

/// <summary>
/// The Chromium of npm's <c>@sparticuz/chromium</c>: a headless shell for Linux on x64, compressed, with the few libraries and the
/// font that a bare machine lacks.
/// </summary>
/// <remarks>
/// We unpack it ourselves: the package's own code puts it under fixed names in /tmp and wants a newer Node than we ask for.
/// </remarks>
internal static class NpmChromium
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string Modules = Path.Combine(SourceTree.Root, "tests", "Inbox.BrowserTests", "node_modules");
    private static readonly string Packed = Path.Combine(Modules, "@sparticuz", "chromium", "bin");

    // In node_modules, so that another version from npm is unpacked anew.
    private static readonly string Unpacked = Path.Combine(Modules, ".chromium");

    // The package's own looks for the font in /tmp. A cache's folder cannot be relative to this file, only to where Chromium is started.
    private static readonly string FontConfiguration =
        $"""<fontconfig><dir prefix="relative">fonts</dir><cachedir>{Path.Combine(Unpacked, "font-cache")}</cachedir></fontconfig>""";

    /// <summary>Where it is, unpacked, and the environment it starts in; null where npm has none for this machine.</summary>
    public static (string Executable, Dictionary<string, string> Environment)? Unpack()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64 || !Directory.Exists(Packed))
        {
            return null;
        }

        if (!Directory.Exists(Unpacked))
        {
            UnpackTo(Unpacked);
        }

        return (Path.Combine(Unpacked, "chromium"), EnvironmentFor(Unpacked));
    }

    /// <summary>Complete or not there at all, also when the run is stopped midway or another one does the same.</summary>
    private static void UnpackTo(string folder)
    {
        var draft = $"{folder}-{Environment.ProcessId}";
        Directory.CreateDirectory(draft);
        var chromium = Path.Combine(draft, "chromium");
        using (var compressed = OpenPacked("chromium.br"))
        using (var file = File.Create(chromium))
        {
            compressed.CopyTo(file);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(chromium, Executable);
        }

        foreach (var archive in new[] { "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br" })
        {
            using var compressed = OpenPacked(archive);
            TarFile.ExtractToDirectory(compressed, draft, overwriteFiles: true);
        }

        File.WriteAllText(Path.Combine(draft, "fonts.conf"), FontConfiguration);
        Directory.Move(draft, folder);
    }

    private static BrotliStream OpenPacked(string name) =>
        new(File.OpenRead(Path.Combine(Packed, name)), CompressionMode.Decompress);

    private static Dictionary<string, string> EnvironmentFor(string folder)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
        var libraries = Path.Combine(folder, "lib");
        environment["LD_LIBRARY_PATH"] =
            environment.GetValueOrDefault("LD_LIBRARY_PATH") is { Length: > 0 } others ? $"{libraries}:{others}" : libraries;
        if (!File.Exists("/etc/fonts/fonts.conf"))
        {
            environment.TryAdd("FONTCONFIG_PATH", folder);
        }

        return environment;
    }
}
