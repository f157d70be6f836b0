using System.Runtime.CompilerServices;

namespace Inbox.Testing;

/// <summary>Waits for a condition, and says which one did not come true.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(
        Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? words = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"Not within {Patience.TotalSeconds:0} s: {words}");
            }

            await Task.Delay(Gap, CancellationToken.None);
        }
    }
}
