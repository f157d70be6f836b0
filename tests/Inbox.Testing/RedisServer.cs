using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Inbox.Testing;

/// <summary>
/// A Redis of its own for a test: INBOX_TEST_REDIS if set, else an installed redis-server; where there is neither, the test is skipped.
/// </summary>
public sealed class RedisServer : IDisposable
{
    private const string Setting = "INBOX_TEST_REDIS";
    private const string Program = "redis-server";

    private readonly int port;
    private Process? process;

    private RedisServer(string configuration, int port) => (Configuration, this.port) = (configuration, port);

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Absence => Given is null && Find() is null
        ? $"No Redis to test with: install {Program}, or set {Setting} to one, such as localhost:6379."
        : null;

    public string Configuration { get; }

    /// <summary>Whether it may be stopped.</summary>
    public bool IsOurs => port != 0;

    private static string? Given => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given ? given : null;

    public static async Task<RedisServer> StartAsync()
    {
        if (Given is { } given)
        {
            return new(given, 0);
        }

        var free = FreePort();
        var server = new RedisServer($"127.0.0.1:{free}", free);
        await server.ResumeAsync();
        return server;
    }

    public async Task ResumeAsync()
    {
        process = Process.Start(
            new ProcessStartInfo(Find()!, ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            {
                RedirectStandardOutput = true,
            });
        await Eventually.TrueAsync(async () =>
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
    }

    public void Stop()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    public void Dispose() => Stop();

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
