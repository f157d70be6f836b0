namespace Inbox.Web.Tests.Faults;

/// <summary>Kills the app at points that a seed names, and starts it again; in every third seed the database server too.</summary>
internal sealed class Killer : IDisposable
{
    private const int Kills = 3;
    private const int MostSteps = 6;

    private readonly KilledWorld world;
    private readonly Random random;
    private readonly SemaphoreSlim turn = new(1);
    private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private KillPoint? point;
    private int steps;
    private int left = Kills;
    private bool killsDatabase;

    public Killer(KilledWorld world, int seed)
    {
        (this.world, random, killsDatabase) = (world, new Random(seed), seed % 3 == 0);
        Choose();
        world.Meta.Reached = ReachedAsync;
    }

    /// <summary>At which points it died, in order.</summary>
    public List<KillPoint> Done { get; } = [];

    /// <summary>Ends, with what went wrong, once the app could not be started again: nothing needs to wait for it.</summary>
    public Task Broken => broken.Task;

    /// <summary>From now on nothing is killed; the app runs.</summary>
    public async Task StopAsync()
    {
        await turn.WaitAsync();
        point = null;
        turn.Release();
    }

    /// <summary>One at a time: whoever else arrives meanwhile waits until the app is there again.</summary>
    private async Task ReachedAsync(KillPoint reached)
    {
        await turn.WaitAsync();
        try
        {
            if (reached == point && --steps == 0)
            {
                await KillAsync(reached);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            broken.TrySetException(exception);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task KillAsync(KillPoint reached)
    {
        await world.KillAppAsync();
        Done.Add(reached);
        if (killsDatabase)
        {
            killsDatabase = false;
            await world.RestartDatabaseAsync();
        }

        await world.StartAppAsync();
        left--;
        Choose();
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Sends are fewer than webhooks. The hardest case is a lost answer whose echo is late.</summary>
    private void Choose()
    {
        if (left == 0)
        {
            point = null;
            return;
        }

        point = (KillPoint)random.Next(Enum.GetValues<KillPoint>().Length);
        steps = random.Next(1, point is KillPoint.SendOnItsWay or KillPoint.SendAccepted ? 3 : MostSteps);
        world.Meta.EchoesAreLate = point == KillPoint.SendAccepted && random.Next(3) > 0;
    }
}
