using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Inbox.LoadTests.Generation;
using Inbox.Testing;

namespace Inbox.LoadTests.Running;

/// <summary>The app as a process of its own, with a release build and settings as in production, reached as through a proxy.</summary>
internal sealed class MeasuredApp : IAsyncDisposable
{
    public static readonly string DataProtectionKey = Convert.ToBase64String(new byte[32]);

    /// <summary>INBOX_MEASURED_APP, for a published app as it is shipped; else built as we are: Release/net10.0.</summary>
    public static readonly string OwnBuild = Environment.GetEnvironmentVariable("INBOX_MEASURED_APP")
        ?? Path.Combine(SourceTree.WebProject, "bin", BuildFolder(), "Inbox.Web.dll");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private MeasuredApp(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int ProcessId => process.Id;

    /// <param name="settings">Beside those of production; the last of a name counts.</param>
    public static Task<MeasuredApp> StartAsync(
        string connectionString, CancellationToken cancellationToken, params (string Name, string Value)[] settings) =>
        StartAsync(OwnBuild, connectionString, cancellationToken, settings);

    /// <param name="build">The app's Inbox.Web.dll: ours, or another to compare with.</param>
    public static async Task<MeasuredApp> StartAsync(
        string build, string connectionString, CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(build)]) { WorkingDirectory = ContentRootOf(build) };
        foreach (var (name, value) in Settings(connectionString, port).Concat(settings))
        {
            start.Environment[name] = value;
        }

        var app = new MeasuredApp(Process.Start(start)!, port);
        await app.BecomesReadyAsync(cancellationToken);
        return app;
    }

    /// <summary>Signs an agent in, and returns requests of that agent as they go over the wire.</summary>
    public async Task<Func<string, byte[]>> SignInAsync(GeneratedAgent agent, CancellationToken cancellationToken)
    {
        var cookies = await CookiesAsync(agent, cancellationToken);
        return path => Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nCookie: {cookies}\r\n\r\n");
    }

    /// <summary>Signs an agent in, and returns what the browser sends from then on.</summary>
    public async Task<string> CookiesAsync(GeneratedAgent agent, CancellationToken cancellationToken)
    {
        using var client = NewClient();
        using var answer = await client.PostAsJsonAsync(
            "/api/auth/signin", new { email = agent.Email, password = GeneratedOrganization.Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    public HttpClient NewClient() => new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
        DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" } },
    };

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static IEnumerable<(string Name, string Value)> Settings(string connectionString, int port) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"),
        ("ConnectionStrings__Inbox", connectionString),
        ("PublicAddress", "https://localhost"),
        ("Files:Folder", TestFiles.Folder),
        ("KnownProxies", "127.0.0.1"),
        ("Meta__AppSecret", WebhookPost.AppSecret),
        ("Meta__VerifyToken", "verify"),
        ("Meta__GraphAddress", "http://127.0.0.1:1"),
        ("DataProtection__Key", DataProtectionKey),
        ("Accounts__SignInsPerAddress", "10000"),
        ("Serilog__MinimumLevel__Default", "Warning"),
    ];

    /// <summary>A published app brings its files, one that was only built takes them from the source.</summary>
    private static string ContentRootOf(string build)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(build))!;
        return Directory.Exists(Path.Combine(folder, "wwwroot")) ? folder : SourceTree.WebProject;
    }

    private static string BuildFolder() =>
        Path.GetRelativePath(Path.Combine(SourceTree.Root, "tests", "Inbox.LoadTests", "bin"), AppContext.BaseDirectory);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task BecomesReadyAsync(CancellationToken cancellationToken)
    {
        using var client = NewClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (!await IsReadyAsync(client, patience.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The app ended with exit code {process.ExitCode} before it was ready.");
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
