namespace Inbox.Web.Data.Embedded;

/// <summary>The server's settings, given at every start so that old data folders follow the app.</summary>
internal sealed class PostgresSettings(EmbeddedPostgresOptions options)
{
    private static readonly Dictionary<string, string> Always = new()
    {
        ["listen_addresses"] = "127.0.0.1",
        ["unix_socket_directories"] = "",
        ["ssl"] = "off",
    };

    private static readonly Dictionary<string, string> WithoutCare = new()
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["max_connections"] = "300",
    };

    /// <summary>Whether a power cut may cost the data.</summary>
    public bool IsCareless => options.Ephemeral;

    public string ToArguments(int port) =>
        string.Join(' ', All().Select(s => $"-c {s.Key}={s.Value}").Append($"-p {port}"));

    private IEnumerable<KeyValuePair<string, string>> All() =>
        Always.Concat(IsCareless ? WithoutCare : []).Concat(options.Settings);
}
