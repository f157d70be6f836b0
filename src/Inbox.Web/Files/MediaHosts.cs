using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Files;

/// <summary>From where files may be fetched: https hosts of Meta on the open internet, and what a setting trusts.</summary>
public sealed class MediaHosts(IOptions<FilesOptions> options)
{
    public bool Allow(Uri address) => IsTrusted(address)
        || (address is { Scheme: "https", IsDefaultPort: true, UserInfo: "", HostNameType: UriHostNameType.Dns }
            && options.Value.HostList.Any(pattern => Fits(address.IdnHost, pattern)));

    /// <summary>Connects to an address that was looked at, not to one that the name means a moment later.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var usable = await ResolveAsync(context, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var usable = IsTrusted(context.InitialRequestMessage.RequestUri!) ? addresses : [.. addresses.Where(PublicAddresses.Has)];
        return usable.Length > 0 ? usable : throw new PrivateAddressException();
    }

    private bool IsTrusted(Uri address) =>
        options.Value.TrustedOriginList.Contains(address.GetLeftPart(UriPartial.Authority), StringComparer.OrdinalIgnoreCase);

    private static bool Fits(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, pattern, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A name that should be Meta's leads into a private network.</summary>
public sealed class PrivateAddressException : Exception;
