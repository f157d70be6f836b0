using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Inbox.Web.Data.Embedded;

/// <summary>One data folder and the server on it: made, started, found again and stopped.</summary>
internal sealed class PostgresCluster(PostgresFolder folder, PostgresBinaries binaries, UnprivilegedUser? user)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    public string Version => string.Join('.', binaries.Version.Split('.').Take(2));

    /// <summary>Returns the port of the server that runs on the folder, which may be one that outlived its app.</summary>
    public async Task<int> EnsureRunningAsync(PostgresSettings settings, CancellationToken cancellationToken)
    {
        await EnsureDataAsync(settings, cancellationToken);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        try
        {
            return await FindRunningAsync(deadline.Token) ?? await StartAsync(settings, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure($"did not become ready within {StartTimeout.TotalSeconds:0} seconds");
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var stopped = await ControlAsync(["stop", "-m", "fast", "-t", "30"], cancellationToken);
        if (!stopped.Succeeded && PostmasterFile.Read(folder.Data) is { IsServerAlive: true })
        {
            await ControlAsync(["stop", "-m", "immediate"], cancellationToken);
        }
    }

    private async Task EnsureDataAsync(PostgresSettings settings, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.Data))
        {
            await InitializeAsync(settings, cancellationToken);
        }

        var major = (await File.ReadAllTextAsync(Path.Combine(folder.Data, "PG_VERSION"), cancellationToken)).Trim();
        if (major != binaries.Major)
        {
            throw new InvalidOperationException(
                $"{folder.Data} holds the data of PostgreSQL {major}, and this is PostgreSQL {binaries.Major}: "
                + "move the folder away to begin anew, or set EmbeddedPostgres:Folder to another.");
        }
    }

    private async Task InitializeAsync(PostgresSettings settings, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.UnfinishedData))
        {
            Directory.Delete(folder.UnfinishedData, recursive: true);
        }

        var made = await InitDbAsync(settings, cancellationToken);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException($"PostgreSQL could not make its data folder in {folder.Path}:\n{made.Output}");
        }

        Directory.Move(folder.UnfinishedData, folder.Data);
    }

    private Task<ExternalCommand> InitDbAsync(PostgresSettings settings, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> care = settings.IsCareless ? ["--no-sync", "--no-data-checksums"] : [];
        return RunAsync(
            "initdb",
            [
                "-D", folder.UnfinishedData, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={folder.PasswordFile}",
                "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
                .. care,
            ],
            cancellationToken);
    }

    private async Task<int?> FindRunningAsync(CancellationToken cancellationToken)
    {
        while (PostmasterFile.Read(folder.Data) is { } postmaster)
        {
            if (!postmaster.IsServerAlive)
            {
                postmaster.Disarm();
                return null;
            }

            if (await AnswersAsync(postmaster.Port, cancellationToken))
            {
                return postmaster.Port;
            }

            await Task.Delay(PollInterval, cancellationToken);
        }

        return null;
    }

    private async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                $"{folder.ConnectionString(port, "postgres")};Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException refusal) when (refusal.SqlState != PostgresErrorCodes.InvalidPassword)
        {
            return false;
        }
    }

    private async Task<int> StartAsync(PostgresSettings settings, CancellationToken cancellationToken)
    {
        var port = folder.ReadPort() ?? FreePort();
        while (true)
        {
            folder.RotateLog();
            var started = await ControlAsync(
                ["start", "-l", folder.Log, "-o", settings.ToArguments(port), "-t", "50"], cancellationToken);
            if (started.Succeeded)
            {
                folder.WritePort(port);
                return port;
            }

            var log = folder.LogEnd();
            if (log.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal))
            {
                port = FreePort();
            }
            else if (!log.Contains("pre-existing shared memory block", StringComparison.Ordinal))
            {
                throw Failure($"did not start: {started.Output}");
            }

            // Backends of a killed server are still on their way out.
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    private InvalidOperationException Failure(string what) =>
        new($"PostgreSQL on {folder.Path} {what}\n{folder.LogEnd()}");

    private Task<ExternalCommand> ControlAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        // pg_ctl gives the server a session of its own, so that Ctrl+C in a terminal reaches the app alone.
        RunAsync("pg_ctl", ["-s", "-D", folder.Data, .. arguments], cancellationToken);

    private Task<ExternalCommand> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> command = [binaries.Program(program), .. arguments];
        return ExternalCommand.RunAsync(user?.Command(command) ?? command, folder.Path, cancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
