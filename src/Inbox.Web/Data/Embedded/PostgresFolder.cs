using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Inbox.Web.Data.Embedded;

/// <summary>What the app keeps of one server: its data, password, port, log, and the locks of the apps that use it.</summary>
internal sealed class PostgresFolder(string path, bool isEphemeral)
{
    private const string TurnLock = "turn.lock";

    /// <summary>Makes the folder if need be; what holds something else is never given to another account or cleared.</summary>
    public static PostgresFolder Open(string path, bool isEphemeral = false)
    {
        var folder = new PostgresFolder(path, isEphemeral);
        var isNew = !Directory.Exists(path);
        Make(path);
        if (isNew && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        // In this order: the lock is the first thing that another app, which begins at the same time, puts there.
        if (Directory.EnumerateFileSystemEntries(path).Any() && !File.Exists(folder.In(TurnLock)))
        {
            throw new InvalidOperationException(
                $"{path} holds something else than the embedded PostgreSQL: set EmbeddedPostgres:Folder to a new or empty folder.");
        }

        return folder;
    }

    private FileLock? attachment;

    public string Path { get; } = path;

    public string Data => In("data");

    /// <summary>Where initdb works; only a finished one is renamed to <see cref="Data"/>.</summary>
    public string UnfinishedData => In("data.new");

    public string Log => In("server.log");

    public string PasswordFile => In("password");

    private string AttachedLock => In("attached.lock");

    /// <summary>Starting, attaching and stopping happen one app at a time.</summary>
    public Task<FileLock> TakeTurnAsync(CancellationToken cancellationToken) =>
        FileLock.ExclusiveAsync(In(TurnLock), TimeSpan.FromSeconds(90), cancellationToken);

    public void Attach() => attachment ??= FileLock.Shared(AttachedLock);

    /// <summary>Null while another app uses the server.</summary>
    public FileLock? TryDetachLast()
    {
        attachment?.Dispose();
        attachment = null;
        return FileLock.TryExclusive(AttachedLock);
    }

    /// <summary>Gives the folder to the server's account, and copies the programs into it where that account cannot run them.</summary>
    public async Task<PostgresBinaries> MakeReachableAsync(
        PostgresBinaries binaries, UnprivilegedUser? user, TextWriter output, CancellationToken cancellationToken)
    {
        EnsurePassword();
        if (user is null)
        {
            return binaries;
        }

        await OwnAsync(user, cancellationToken);
        if (await user.CanRunAsync([binaries.Program("postgres"), "--version"], cancellationToken))
        {
            return binaries;
        }

        var copy = await binaries.CopyToAsync(Path, cancellationToken);
        await output.WriteLineAsync($"The user {user.Name} cannot run the programs in {binaries.Path}: using a copy in {copy.Path}");
        return copy;
    }

    public string ConnectionString(int port, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = "postgres",
        Password = File.ReadAllText(PasswordFile),
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public int? ReadPort() =>
        File.Exists(In("port")) && int.TryParse(File.ReadAllText(In("port")), CultureInfo.InvariantCulture, out var port) ? port : null;

    public void WritePort(int port) => File.WriteAllText(In("port"), port.ToString(CultureInfo.InvariantCulture));

    /// <summary>Keeps the log of the run before this one.</summary>
    public void RotateLog()
    {
        if (File.Exists(Log))
        {
            File.Move(Log, $"{Log}.1", overwrite: true);
        }
    }

    public string LogEnd() => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(15)) : "";

    public void DeleteIfEphemeral()
    {
        if (isEphemeral)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The folder for the embedded PostgreSQL cannot be made ({refusal.Message}): set EmbeddedPostgres:Folder to one that can.",
                refusal);
        }
    }

    private void EnsurePassword()
    {
        if (!File.Exists(PasswordFile))
        {
            WritePassword();
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private void WritePassword()
    {
        var unfinished = In("password.new");
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(unfinished, options))
        {
            writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        }

        File.Move(unfinished, PasswordFile);
    }

    private async Task OwnAsync(UnprivilegedUser user, CancellationToken cancellationToken)
    {
        await user.OwnAsync(Path, cancellationToken);
        await user.OwnAsync(PasswordFile, cancellationToken);
        if (!await user.CanRunAsync(["test", "-w", Path], cancellationToken))
        {
            throw new InvalidOperationException(
                $"The user {user.Name}, as whom PostgreSQL runs when the app is root, cannot reach {Path}: set EmbeddedPostgres:Folder to another place.");
        }
    }
}
