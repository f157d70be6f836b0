using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Data.Embedded;
using Npgsql;

namespace Inbox.Web.Tests.Data;

public sealed class EmbeddedPostgresTests : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"inbox-embedded-{Guid.NewGuid():N}");
    private readonly List<EmbeddedPostgres> started = [];

    [Fact]
    public async Task A_started_server_speaks_UTF_8_to_this_machine_alone()
    {
        var server = await StartAsync();

        Assert.Equal("127.0.0.1", await AskAsync(server, "SHOW listen_addresses"));
        Assert.Equal("UTF8", await AskAsync(server, "SHOW server_encoding"));
        Assert.Equal("ÄÖŽ", await AskAsync(server, "SELECT upper('äöž')"));
        Assert.StartsWith("18.", await AskAsync(server, "SHOW server_version"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_password_nobody_gets_in()
    {
        var server = await StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "postgres", Pooling = false };

        await using var connection = new NpgsqlConnection(guess.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Now));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task Data_and_port_are_kept_between_runs()
    {
        var first = await StartAsync();
        await AskAsync(first, "CREATE TABLE kept AS SELECT 'still here' AS word");
        await first.DisposeAsync();

        var second = await StartAsync();

        Assert.Equal("still here", await AskAsync(second, "SELECT word FROM kept"));
        Assert.Equal(first.Description, second.Description);
    }

    [Fact]
    public async Task A_killed_server_is_started_again_with_its_data()
    {
        var killed = await StartAsync();
        await AskAsync(killed, "CREATE TABLE kept AS SELECT 'still here' AS word");
        Kill(ServerProcess());

        var next = await StartAsync();

        Assert.Equal("still here", await AskAsync(next, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task A_process_that_has_got_the_id_of_a_killed_server_is_not_taken_for_it()
    {
        await StartAsync();
        Kill(ServerProcess());
        var lines = await File.ReadAllLinesAsync(ServerFile, Now);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(ServerFile, lines, Now);

        var next = await StartAsync();

        Assert.Equal("1", await AskAsync(next, "SELECT '1'"));
    }

    [Fact]
    public async Task A_half_made_data_folder_is_made_anew()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, "data.new")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "turn.lock"), "", Now);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "18", Now);

        var server = await StartAsync();

        Assert.Equal("1", await AskAsync(server, "SELECT '1'"));
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public async Task A_folder_in_which_another_app_begins_is_no_other_folder()
    {
        var parent = Directory.CreateTempSubdirectory("inbox-begun-");
        for (var i = 0; i < 300; i++)
        {
            var path = Path.Combine(parent.FullName, $"{i}");
            var begins = Task.Run(
                async () =>
                {
                    var other = PostgresFolder.Open(path);
                    using var turn = await other.TakeTurnAsync(Now);
                    await File.WriteAllTextAsync(other.PasswordFile, "secret", Now);
                },
                Now);
            PostgresFolder.Open(path);
            await begins;
        }

        parent.Delete(recursive: true);
    }

    [Fact]
    public async Task Two_apps_share_one_server_and_the_last_one_out_stops_it()
    {
        var both = await Task.WhenAll(StartAsync(), StartAsync());
        using var server = ServerProcess();
        Assert.Equal(both[0].Description, both[1].Description);

        await both[0].DisposeAsync();
        Assert.Equal("1", await AskAsync(both[1], "SELECT '1'"));

        await both[1].DisposeAsync();
        await server.WaitForExitAsync(Now);
        Assert.False(File.Exists(ServerFile));
    }

    [Fact]
    public async Task A_server_that_outlived_its_app_is_found_and_later_stopped()
    {
        var first = await StartAsync();
        using var server = ServerProcess();
        // An app that is killed gives up its lock and stops nothing.
        await using (new FileStream(Path.Combine(folder, "attached.lock"), FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            await first.DisposeAsync();
        }

        var next = await StartAsync();
        using var found = ServerProcess();
        Assert.Equal(server.Id, found.Id);

        await next.DisposeAsync();
        await server.WaitForExitAsync(Now);
    }

    [Fact]
    public async Task A_taken_port_is_replaced_by_a_free_one()
    {
        var first = await StartAsync();
        var port = new NpgsqlConnectionStringBuilder(first.ConnectionString("postgres")).Port;
        await first.DisposeAsync();
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        var second = await StartAsync();

        Assert.Equal("1", await AskAsync(second, "SELECT '1'"));
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "turn.lock"), "", Now);
        var version = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "data")).FullName, "PG_VERSION");
        await File.WriteAllTextAsync(version, "17\n", Now);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains("data of PostgreSQL 17, and this is PostgreSQL 18", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(version));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "letters.txt"), "", Now);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains("EmbeddedPostgres:Folder", refusal.Message, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_with_the_setting()
    {
        await File.WriteAllTextAsync(folder, "", Now);
        try
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

            Assert.Contains("EmbeddedPostgres:Folder", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(folder);
        }
    }

    [Fact]
    public async Task Missing_programs_are_named_with_what_to_do()
    {
        var options = new EmbeddedPostgresOptions { ContentRoot = folder, Folder = folder };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => EmbeddedPostgres.StartAsync(options, TextWriter.Null, Now));

        Assert.Contains("build the project", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_the_server_does_not_know_is_told_in_its_own_words()
    {
        var options = Options();
        options.Settings["no_such_setting"] = "1";

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => EmbeddedPostgres.StartAsync(options, TextWriter.Null, Now));

        Assert.Contains("unrecognized configuration parameter \"no_such_setting\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_server_takes_its_folder_with_it_and_clears_one_left_by_a_killed_run()
    {
        var options = new EmbeddedPostgresOptions { ContentRoot = SourceTree.WebProject, Ephemeral = true };
        var first = await EmbeddedPostgres.StartAsync(options, TextWriter.Null, Now);
        var abandoned = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(first.Folder)!, "abandoned")).FullName;

        await using (var second = await EmbeddedPostgres.StartAsync(options, TextWriter.Null, Now))
        {
            Assert.False(Directory.Exists(abandoned));
            Assert.Equal("1", await AskAsync(first, "SELECT '1'"));
        }

        await first.DisposeAsync();
        Assert.False(Directory.Exists(first.Folder));
    }

    [Fact]
    public async Task Ctrl_C_in_the_terminal_reaches_the_app_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sessions are read from /proc.");
        await StartAsync();
        using var server = ServerProcess();

        Assert.NotEqual(Session("self"), Session(server.Id.ToString(CultureInfo.InvariantCulture)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in started)
        {
            await server.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string ServerFile => Path.Combine(folder, "data", "postmaster.pid");

    private EmbeddedPostgresOptions Options() => new() { ContentRoot = SourceTree.WebProject, Folder = folder };

    private async Task<EmbeddedPostgres> StartAsync()
    {
        var server = await EmbeddedPostgres.StartAsync(Options(), TextWriter.Null, Now);
        started.Add(server);
        return server;
    }

    private static async Task<string?> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync(Now);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(Now);
    }

    private Process ServerProcess() =>
        Process.GetProcessById(int.Parse(File.ReadLines(ServerFile).First(), CultureInfo.InvariantCulture));

    private static void Kill(Process server)
    {
        using (server)
        {
            server.Kill();
        }
    }

    private static string Session(string process) =>
        File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[3];
}
