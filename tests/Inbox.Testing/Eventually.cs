using System.Runtime.CompilerServices;

namespace Inbox.Testing;

/// <summary>Waits for a condition, and says which one did not come true.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? words = null) =>
        TrueAsync(Patience, condition, words);

    /// <exception cref="TimeoutException">It did not come true in that time.</exception>
    public static async Task TrueAsync(
        TimeSpan patience, Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? words = null)
    {
        using var end = new CancellationTokenSource(patience);
        while (!await condition())
        {
            if (end.IsCancellationRequested)
            {
                throw new TimeoutException($"Not within {patience.TotalSeconds:0} s: {words}");
            }

            await Task.Delay(Gap, CancellationToken.None);
        }
    }
}
