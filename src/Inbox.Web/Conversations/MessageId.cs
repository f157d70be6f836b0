using System.Buffers.Binary;

namespace Inbox.Web.Conversations;

/// <summary>
/// Ids by which messages of one moment keep Meta's order: UUIDs of version 7 (RFC 9562), whose bits after the millisecond count on
/// instead of being random, but for the last twelve.
/// </summary>
internal static class MessageId
{
    private const int RandomBits = 12;
    private const ulong CounterMask = (1UL << 62) - 1;

    private static long last;

    /// <summary>The id of a message that is told as it happens: later than all that this process made before.</summary>
    public static Guid Next(DateTimeOffset now) => Of(now, (ulong)Count(now));

    /// <summary>
    /// The id of a message of Meta's history, which is told from the newest to the oldest: of two of one moment the later one is earlier.
    /// </summary>
    public static Guid OfHistory(DateTimeOffset sentAt, DateTimeOffset now) => Of(sentAt, CounterMask - (ulong)Count(now));

    /// <summary>The time in 100 nanoseconds, or one more than the last where that is no later.</summary>
    private static long Count(DateTimeOffset now)
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var next = Math.Max(before + 1, now.UtcTicks);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }

    /// <remarks>48 bits of milliseconds, 4 of the version, 12 of the count, 2 of the variant, 50 of the count, 12 random.</remarks>
    private static Guid Of(DateTimeOffset at, ulong count)
    {
        count &= CounterMask;
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = (ulong)Math.Max(0, at.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (milliseconds << 16) | 0x7000 | (count >> 50));
        var random = (ulong)Random.Shared.Next(1 << RandomBits);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (0b10UL << 62) | ((count & ((1UL << 50) - 1)) << RandomBits) | random);
        return new Guid(bytes, bigEndian: true);
    }
}
