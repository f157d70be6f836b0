using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Accounts;

/// <summary>How often a password may be tried in a minute, by address and by account. Counted on each instance.</summary>
public sealed class SignInLimits(IOptions<AccountsOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> byAddress = Limiter(options.Value.SignInsPerAddress);
    private readonly PartitionedRateLimiter<string> byAccount = Limiter(options.Value.SignInsPerAccount);

    /// <summary>How long to wait before this may be tried, or null if it may be tried now.</summary>
    public TimeSpan? Acquire(IPAddress? address, string normalizedEmail) =>
        Acquire(byAddress, NetworkOf(address)) ?? Acquire(byAccount, normalizedEmail);

    public void Dispose()
    {
        byAddress.Dispose();
        byAccount.Dispose();
    }

    /// <summary>Who has one IPv6 address has the 2^64 of its network (RFC 6177), so those count as one.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null or { AddressFamily: AddressFamily.InterNetwork } or { IsIPv4MappedToIPv6: true })
        {
            return address?.MapToIPv4().ToString() ?? "";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static TimeSpan? Acquire(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 }));
}
