using System.Net;
using System.Net.Sockets;

namespace Inbox.Testing;

/// <summary>A cable to a server that can be pulled and plugged in again.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly Lock access = new();
    private readonly List<TcpClient> open = [];
    private TcpListener? listener;

    private TcpProxy(string host, int port) => (this.host, this.port) = (host, port);

    /// <summary>Where clients connect; the same after each <see cref="Plug"/>.</summary>
    public int Port { get; private set; }

    public static TcpProxy To(string host, int port)
    {
        var proxy = new TcpProxy(host, port);
        proxy.Plug();
        return proxy;
    }

    public void Plug()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    /// <summary>Breaks every connection and refuses new ones.</summary>
    public void Pull()
    {
        listener?.Stop();
        lock (access)
        {
            open.ForEach(client => client.Dispose());
            open.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Pull();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var near = await from.AcceptTcpClientAsync();
                var far = new TcpClient();
                await far.ConnectAsync(host, port);
                lock (access)
                {
                    open.AddRange([near, far]);
                }

                _ = PumpAsync(near, far);
                _ = PumpAsync(far, near);
            }
        }
        catch (Exception pulled) when (pulled is SocketException or ObjectDisposedException)
        {
            // Pulled.
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The other direction closes too.
        }

        from.Dispose();
        to.Dispose();
    }
}
