using System.Collections.Concurrent;
using System.Globalization;

namespace Inbox.Web.Tests.Faults;

/// <summary>
/// Whatever goes wrong between Meta and us, at the end the inbox holds what Meta holds, and nothing was sent twice.
/// INBOX_FAULT_SEEDS says how many seeds are tried, INBOX_FAULT_SEED where they begin.
/// </summary>
public sealed class SeededFaultTests(FaultyWorld world, ITestOutputHelper output) : IClassFixture<FaultyWorld>
{
    private const int AtOnce = 12;

    [Fact]
    public async Task The_inbox_ends_equal_to_Metas_history_and_every_message_was_sent_at_most_once()
    {
        var first = Setting("INBOX_FAULT_SEED") ?? Random.Shared.Next(1_000_000);
        var count = Setting("INBOX_FAULT_SEEDS") ?? 20;
        TestContext.Current.SendDiagnosticMessage("The faults are seeded with {0} to {1}", first, first + count - 1);
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
            {
                if (await TryAsync(seed) is { } failure)
                {
                    failures.Enqueue(failure);
                }
            });

        foreach (var failure in failures)
        {
            output.WriteLine(failure);
        }

        Assert.True(failures.IsEmpty, $"{failures.Count} of {count} seeds ended wrong; the first:\n{failures.FirstOrDefault()}");
    }

    private async Task<string?> TryAsync(int seed)
    {
        using var talk = await FaultyTalk.BeginAsync(world, seed);
        await talk.RunAsync(seed);
        var (ours, metas, twice) = await talk.SettleAsync();
        return ours != metas ? $"Seed {seed}\nours:\n{ours}\nMeta's:\n{metas}"
            : twice.Length > 0 ? $"Seed {seed}: sent twice: {twice}"
            : null;
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
