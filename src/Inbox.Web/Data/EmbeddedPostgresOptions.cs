using System.Security.Cryptography;
using System.Text;

namespace Inbox.Web.Data;

/// <summary>Where the embedded PostgreSQL keeps its data and how it runs.</summary>
public sealed class EmbeddedPostgresOptions
{
    /// <summary>The folder that holds node_modules; a relative <see cref="Folder"/> starts here.</summary>
    public string ContentRoot { get; set; } = Directory.GetCurrentDirectory();

    /// <summary>Where the data lives between runs; unset, a folder of its own for each content root.</summary>
    public string? Folder { get; set; }

    /// <summary>The account that runs the server when the app itself is root, which PostgreSQL refuses.</summary>
    public string User { get; set; } = "nobody";

    /// <summary>For tests: a folder of its own that goes away with the server, and no care for power cuts.</summary>
    public bool Ephemeral { get; set; }

    /// <summary>Settings of postgresql.conf by name, without spaces in their values.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public static EmbeddedPostgresOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = new EmbeddedPostgresOptions { ContentRoot = environment.ContentRootPath };
        configuration.GetSection("EmbeddedPostgres").Bind(options);
        return options;
    }

    internal string DataFolder =>
        Folder is null ? Path.Combine(StateFolder(), CloneName()) : Path.GetFullPath(Folder, Path.GetFullPath(ContentRoot));

    // Nobody but root can enter root's home, so the server's own account could not either.
    private static string StateFolder() =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            ? "/var/lib/inbox-postgres"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "Inbox", "postgres");

    // Two clones of the repository must not share one database.
    private string CloneName()
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(ContentRoot));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(path));
        return $"{Path.GetFileName(path)}-{Convert.ToHexStringLower(hash)[..8]}";
    }
}
