using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>
/// The browser the tests run in: INBOX_TEST_CHROMIUM if set, else an installed Chromium or Chrome, else the one from npm,
/// else Playwright's own download.
/// </summary>
internal sealed record Chromium(string Origin, BrowserTypeLaunchOptions Options)
{
    private const string Setting = "INBOX_TEST_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static Chromium Find()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given)
        {
            return File.Exists(given)
                ? At(given, Setting)
                : throw new InvalidOperationException(
                    $"{Setting} is {given}, and there is no such file: name an installed Chromium or Chrome, or unset it.");
        }

        if (Installed().FirstOrDefault(File.Exists) is { } installed)
        {
            return At(installed, "installed");
        }

        return NpmChromium.Unpack() is { } unpacked
            ? At(unpacked.Executable, "from npm, since none is installed", unpacked.Environment)
            : Download();
    }

    private static Chromium At(string path, string reason, IEnumerable<KeyValuePair<string, string>>? environment = null) =>
        new($"{path} ({reason})", new() { ExecutablePath = path, Env = environment, Args = ["--disable-gpu", "--disable-quic"] });

    private static Chromium Download() =>
        Microsoft.Playwright.Program.Main(["install", "--only-shell", "chromium"]) == 0
            ? new("Playwright's own download", new())
            : throw new InvalidOperationException(
                $"The browser tests found no browser and could not download one: install Chromium or Chrome, or set {Setting} to the path of one.");

    private static IEnumerable<string> Installed()
    {
        if (OperatingSystem.IsWindows())
        {
            return new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86,
                Environment.SpecialFolder.LocalApplicationData }
                .SelectMany(folder => new[] { @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe" },
                    (folder, file) => Path.Combine(Environment.GetFolderPath(folder), file));
        }

        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => onPath, (name, folder) => Path.Combine(folder, name)).Concat(
        [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ]);
    }
}
