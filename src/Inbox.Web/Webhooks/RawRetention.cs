using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Webhooks;

/// <summary>
/// Deletes raw webhook events and items once they are old (<c>Webhooks:KeepRawFor</c>), a few at a time, so that nobody waits for it.
/// </summary>
public sealed class RawRetention(InboxDbContext db, IOptions<WebhookOptions> options, TimeProvider clock)
{
    private const int BatchSize = 1000;

    /// <summary>Deletes one batch of each; returns whether there may be more.</summary>
    public async Task<bool> DeleteBatchAsync(CancellationToken cancellationToken)
    {
        var before = FirstIdOf(clock.GetUtcNow() - options.Value.KeepRawFor);
        var events = await db.Database.ExecuteSqlAsync(
            $"""
            delete from webhook_events where id in (
                select id from webhook_events where id < {before} and state <> 'PENDING' order by id limit {BatchSize}
                for update skip locked)
            """, cancellationToken);
        var items = await db.Database.ExecuteSqlAsync(
            $"""
            delete from webhook_items where id in (
                select id from webhook_items where id < {before} order by id limit {BatchSize}
                for update skip locked)
            """, cancellationToken);
        return events == BatchSize || items == BatchSize;
    }

    /// <summary>
    /// The smallest id of a moment: version 7 ids begin with their milliseconds, so the key's own index tells what is old (RFC 9562, 5.7).
    /// </summary>
    private static Guid FirstIdOf(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
