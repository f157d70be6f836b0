using System.Globalization;

namespace Inbox.Web.Tests.Faults;

/// <summary>
/// The same as <see cref="SeededFaultTests"/> with a real process that is killed with -9 in the middle of it, and a database
/// server that is too. INBOX_KILL_SEEDS says how many seeds are tried, INBOX_KILL_SEED where they begin.
/// </summary>
public sealed class KilledFaultTests(ITestOutputHelper output)
{
    /// <summary>A seed may be over before its app was to die: so many more are tried then.</summary>
    private const int MoreSeeds = 5;

    [Fact]
    public async Task However_the_app_dies_the_inbox_ends_equal_to_Metas_history_and_nothing_was_sent_twice()
    {
        var first = Setting("INBOX_KILL_SEED") ?? Random.Shared.Next(1_000_000);
        var count = Setting("INBOX_KILL_SEEDS") ?? 1;
        TestContext.Current.SendDiagnosticMessage("The deaths are seeded with {0} to {1}", first, first + count - 1);
        await using var world = await KilledWorld.StartAsync(count + MoreSeeds);
        var deaths = new List<KillPoint>();
        for (var seed = first; seed < first + count || (deaths.Count == 0 && seed < first + count + MoreSeeds); seed++)
        {
            deaths.AddRange(await DieAndSettleAsync(world, seed));
        }

        Assert.NotEmpty(deaths);
        TestContext.Current.SendDiagnosticMessage("The app died {0} times: {1}", deaths.Count, string.Join(
            ", ", deaths.GroupBy(point => point).OrderBy(same => same.Key).Select(same => $"{same.Key} {same.Count()}")));
    }

    private async Task<IReadOnlyList<KillPoint>> DieAndSettleAsync(KilledWorld world, int seed)
    {
        using var talk = await FaultyTalk.BeginAsync(world, seed);
        using var killer = new Killer(world, seed);
        await await Task.WhenAny(RunAsync(talk, seed), killer.Broken);
        await killer.StopAsync();
        var (ours, metas, twice) = await talk.SettleAsync();
        output.WriteLine($"Seed {seed}: died at {string.Join(", ", killer.Done)}");
        Assert.True(ours == metas, $"Seed {seed}, died at {string.Join(", ", killer.Done)}\nours:\n{ours}\nMeta's:\n{metas}");
        Assert.True(twice.Length == 0, $"Seed {seed}: sent twice: {twice}");
        return killer.Done;
    }

    private static async Task RunAsync(FaultyTalk talk, int seed)
    {
        await talk.RunAsync(seed);
        await talk.SettleAsync();
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
