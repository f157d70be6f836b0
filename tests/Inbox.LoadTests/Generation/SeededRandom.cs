using System.Buffers.Binary;
using System.Buffers.Text;
using Inbox.Web.Meta;

namespace Inbox.LoadTests.Generation;

/// <summary>Everything random in the generated rows, from one seed.</summary>
internal sealed class SeededRandom(int seed)
{
    private const int MessengerMidBytes = 63;
    private const int InstagramMidBytes = 114;

    private readonly Random random = new(seed);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Below(int limit) => random.Next(limit);

    /// <summary>Below the limit, and the smaller the likelier: some conversations are long.</summary>
    public int SkewedBelow(int limit)
    {
        var value = random.NextDouble();
        return (int)(limit * value * value);
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>A moment in whole milliseconds, as Meta tells them.</summary>
    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to) =>
        from.AddMilliseconds(random.NextInt64(Math.Max(1, (to - from).Ticks / TimeSpan.TicksPerMillisecond)));

    /// <summary>A UUIDv7 of that moment.</summary>
    public Guid Id(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (moment.ToUnixTimeMilliseconds() << 16) | 0x7000L | (uint)random.Next(0x1000));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A mid of the length Meta's have (meta-platform 0.3).</summary>
    public string Mid(Platform platform)
    {
        Span<byte> bytes = stackalloc byte[platform == Platform.Messenger ? MessengerMidBytes : InstagramMidBytes];
        random.NextBytes(bytes);
        return (platform == Platform.Messenger ? "m_" : "aWdfZAG1faXRlbT") + Base64Url.EncodeToString(bytes);
    }
}
