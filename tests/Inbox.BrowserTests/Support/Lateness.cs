namespace Inbox.BrowserTests.Support;

/// <summary>How late messages were seen after they were posted, in milliseconds.</summary>
/// <param name="Median">Half of them were seen sooner.</param>
/// <param name="P99">All but one in a hundred were seen sooner.</param>
/// <param name="Slowest">The last of them.</param>
internal sealed record Lateness(long Median, long P99, long Slowest)
{
    public static Lateness Of(IReadOnlyList<long> milliseconds)
    {
        long[] sorted = [.. milliseconds.Order()];
        return new(sorted[sorted.Length / 2], sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1], sorted[^1]);
    }

    public override string ToString() => $"median {Median} ms, p99 {P99} ms, slowest {Slowest} ms";
}
