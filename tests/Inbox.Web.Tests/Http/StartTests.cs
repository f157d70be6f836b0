using System.Net;
using System.Net.Sockets;
using Inbox.Testing;
using Inbox.Web.Tests.Support;
using Npgsql;

namespace Inbox.Web.Tests.Http;

/// <summary>Outside Development the app refuses to start with a sentence that names the setting.</summary>
public sealed class StartTests(DatabaseFixture databases)
{
    private static readonly (string Setting, string? Value)[] Production =
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("ConnectionStrings:Inbox", "Host=127.0.0.1;Port=1;Database=inbox;Username=inbox;Password=not-shown"),
        ("PublicAddress", "https://inbox.example.com"),
        ("Files:Folder", TestFiles.Folder),
        ("DataProtection:Key", Convert.ToBase64String(new byte[32])),
        ("Meta:AppSecret", InboxApp.AppSecret),
        ("Meta:VerifyToken", InboxApp.VerifyToken),
    ];

    [Fact]
    public async Task Every_setting_without_a_default_is_asked_for_at_once()
    {
        var lines = await RefuseAsync(
            ("PublicAddress", null), ("DataProtection:Key", null), ("Files:Folder", null), ("Meta:AppSecret", null),
            ("Meta:VerifyToken", null));

        Assert.Collection(
            lines.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("DataProtection:Key is not set: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Files:Folder is not set: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Meta:AppSecret is not set: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Meta:VerifyToken is not set: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("PublicAddress is not set: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_wrong_setting_is_refused_in_a_sentence_of_its_own()
    {
        var lines = await RefuseAsync(
            ("PublicAddress", "inbox.example.com"), ("KnownProxies", "10.0.0.5, proxy"), ("DataProtection:Key", "c2hvcnQ="),
            ("Meta:GraphVersion", "26"), ("Webhooks:BatchSize", "0"), ("Accounts:BcryptCost", "3"), ("Simulator:Enabled", "true"),
            ("Demo:Enabled", "true"));

        Assert.Collection(
            lines.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("Accounts:BcryptCost is out of range: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("DataProtection:Key and each of ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Demo:Enabled is set, but this is Production: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("KnownProxies: \"proxy\" is neither an address nor a network: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Meta:GraphVersion is not a version of the Graph API: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("PublicAddress is not an absolute address: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Simulator:Enabled is set, but Meta:GraphAddress does not ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Webhooks:BatchSize is out of range: ", line, StringComparison.Ordinal));
    }

    /// <summary>The other kinds are tried in <see cref="UnreadableSettingTests"/>.</summary>
    [Fact]
    public async Task A_setting_that_cannot_be_read_is_said_with_what_to_set()
    {
        var line = Assert.Single(await RefuseAsync(("Simulator:Enabled", "yes")));

        Assert.StartsWith("Simulator:Enabled is \"yes\": set true or false", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("somewhere")]
    [InlineData("http://127.0.0.1:99999")]
    public async Task An_address_that_cannot_be_listened_on_is_said(string url)
    {
        var (exitCode, output) = await InboxProcess.RunAsync(["--urls", $"http://127.0.0.1:0;{url}"], With());

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"Inbox cannot start.\n\"{url}\" in --urls ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_the_end()
    {
        var database = await databases.Databases.CloneAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        try
        {
            var (exitCode, output) = await InboxProcess.RunAsync(
                ["--urls", $"http://{other.LocalEndpoint}"], With(("ConnectionStrings:Inbox", database)));

            Assert.Equal(1, exitCode);
            Assert.DoesNotContain("Unhandled exception", output, StringComparison.Ordinal);
            Assert.DoesNotContain("BackgroundService", output, StringComparison.Ordinal);
            Assert.Contains($"Inbox cannot start.\nNothing can listen on http://{other.LocalEndpoint}: ", output, StringComparison.Ordinal);
        }
        finally
        {
            await databases.Databases.DropAsync(database);
        }
    }

    [Theory]
    [InlineData(null, "ConnectionStrings:Inbox is not set: ")]
    [InlineData("Host=db;Port=many;Password=not-shown", "ConnectionStrings:Inbox cannot be read; ")]
    [InlineData("Host=127.0.0.1;Port=1;Password=not-shown", "The database does not answer: ")]
    public async Task A_database_that_cannot_be_reached_stops_the_start(string? connectionString, string sentence)
    {
        var line = Assert.Single(await RefuseAsync(("ConnectionStrings:Inbox", connectionString)));

        Assert.StartsWith(sentence, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_migrations_stop_the_start_until_the_command_that_it_names_has_run()
    {
        var database = await databases.Databases.CloneAsync();
        var empty = new NpgsqlConnectionStringBuilder(
            database)
        { Database = $"inbox_test_start_{Guid.CreateVersion7():N}" }.ConnectionString;
        try
        {
            var line = Assert.Single(await RefuseAsync(("ConnectionStrings:Inbox", empty)));
            Assert.StartsWith("Migrations are pending (", line, StringComparison.Ordinal);
            Assert.Contains("run `Inbox.Web migrate`", line, StringComparison.Ordinal);

            var (exitCode, output) = await InboxProcess.RunAsync(["migrate"], With(("ConnectionStrings:Inbox", empty)));
            Assert.Equal(0, exitCode);
            Assert.StartsWith("Changing database inbox_test_start_", output, StringComparison.Ordinal);

            await using var app = await InboxProcess.StartAsync(With(("ConnectionStrings:Inbox", empty)));
            using var client = new HttpClient();
            Assert.Contains(
                "Healthy", await client.GetStringAsync(
                    new Uri(app.Address, "/health/ready"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            await databases.Databases.DropAsync(empty);
            await databases.Databases.DropAsync(database);
        }
    }

    [Fact]
    public async Task A_key_that_does_not_open_the_keys_in_the_database_stops_the_start_and_whatever_needs_a_token()
    {
        var database = await databases.Databases.CloneAsync();
        try
        {
            await (await InboxProcess.StartAsync(With(("ConnectionStrings:Inbox", database)))).DisposeAsync();
            var before = await StoredKeysAsync(database);
            (string, string?)[] restored = [
            ("ConnectionStrings:Inbox", database), ("DataProtection:Key", Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]))];

            var line = Assert.Single(await RefuseAsync(restored));
            var (exitCode, output) = await InboxProcess.RunAsync(
                ["connect-page", "--organization", "habitat", "--page-id", "1", "--name", "X"], With(restored));

            Assert.StartsWith("DataProtection:Key is not the one in use: ", line, StringComparison.Ordinal);
            Assert.Contains("restore that one", line, StringComparison.Ordinal);
            Assert.Equal((1, line), (exitCode, output.Split('\n', 2)[1]));
            Assert.Equal(before, await StoredKeysAsync(database));
            Assert.NotEmpty(before);

            var former = ("DataProtection:PreviousKeys:0", Convert.ToBase64String(new byte[32]));
            await (await InboxProcess.StartAsync(With([.. restored, former]))).DisposeAsync();
        }
        finally
        {
            await databases.Databases.DropAsync(database);
        }
    }

    private static async Task<List<string>> StoredKeysAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select xml from data_protection_keys order by id");
        await using var rows = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await rows.ReadAsync())
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }

    /// <summary>What the app says when it refuses: sentences for a person, no secret and no stack.</summary>
    private static async Task<string[]> RefuseAsync(params (string Setting, string? Value)[] settings)
    {
        var (exitCode, output) = await InboxProcess.RunAsync(["--urls", "http://127.0.0.1:0"], With(settings));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Inbox cannot start.\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not-shown", output, StringComparison.Ordinal);
        Assert.DoesNotContain("alidation failed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        return output.Split('\n')[1..];
    }

    private static (string Setting, string? Value)[] With(params (string Setting, string? Value)[] settings) =>
        [.. Production.Concat(settings)];
}
