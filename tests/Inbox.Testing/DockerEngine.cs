using System.Net.Sockets;

namespace Inbox.Testing;

/// <summary>Asks, in well under a second, whether a Docker engine answers on this machine.</summary>
internal static class DockerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    /// <summary>Null if one answers, else why not.</summary>
    public static async Task<string?> FindAbsenceAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("DOCKER_HOST") is null)
        {
            return File.Exists(@"\\.\pipe\docker_engine") ? null : "there is no Docker engine";
        }

        var addresses = Addresses();
        foreach (var address in addresses)
        {
            if (await AnswersAsync(address, cancellationToken))
            {
                return null;
            }
        }

        return $"no Docker engine answers at {string.Join(" or ", addresses.Select(a => a.OriginalString))}";
    }

    // The places where Testcontainers looks too.
    private static List<Uri> Addresses()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host)
        {
            return [new(host)];
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] sockets = ["/var/run/docker.sock", Path.Combine(home, ".docker/run/docker.sock")];
        return [.. sockets.Where(File.Exists).DefaultIfEmpty(sockets[0]).Select(s => new Uri($"unix://{s}"))];
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, token) => ConnectAsync(address, token) });
        try
        {
            using var answer = await client.GetAsync(new Uri("http://docker/_ping"), deadline.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception refusal) when (refusal is HttpRequestException or SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var isUnix = address.Scheme == "unix";
        var socket = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            var connected = isUnix
                ? socket.ConnectAsync(new UnixDomainSocketEndPoint(address.LocalPath), cancellationToken)
                : socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            await connected;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
