namespace Inbox.Web;

/// <summary>Tells the words of a verb from the settings of the web host, which may stand before or after it.</summary>
internal static class CommandWords
{
    private static readonly string[] HostSettings = ["environment", "contentroot", "applicationname", "webroot", "urls"];
    private static readonly string[] HelpWords = ["--help", "-h", "-?", "--version"];

    /// <summary>The verb and its options; nothing when the arguments only set up the web host.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> args)
    {
        var words = WithoutHostSettings(args).ToList();
        return words.Count > 0 && (!words[0].StartsWith('-') || HelpWords.Contains(words[0])) ? words : [];
    }

    /// <summary>A setting is <c>--urls=…</c>, <c>--urls …</c>, or has a colon in its name: <c>--Meta:GraphVersion</c>.</summary>
    private static IEnumerable<string> WithoutHostSettings(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var (name, hasValue) = Split(args[i]);
            if (!IsHostSetting(args[i], name))
            {
                yield return args[i];
            }
            else if (!hasValue)
            {
                i++;
            }
        }
    }

    private static (string Name, bool HasValue) Split(string arg)
    {
        var end = arg.IndexOf('=', StringComparison.Ordinal);
        return (arg[..(end < 0 ? arg.Length : end)].TrimStart('-', '/'), end >= 0);
    }

    private static bool IsHostSetting(string arg, string name) =>
        arg.StartsWith("--", StringComparison.Ordinal)
            ? name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase)
            : arg.StartsWith('/') && arg.Contains('=', StringComparison.Ordinal);
}
