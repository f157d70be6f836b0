using System.Diagnostics;
using System.Text;

namespace Inbox.LoadTests.Running;

/// <summary>An agent who opens the inbox twenty times a second.</summary>
internal sealed class InboxReader(MeasuredApp app, string cookies)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends after the time, or earlier when it is cancelled.</summary>
    /// <returns>The 99th percentile in milliseconds.</returns>
    public async Task<double> ReadAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        using var connection = await HttpConnection.OpenAsync(app.Port, CancellationToken.None);
        var request = Encoding.ASCII.GetBytes(
            $"GET /inbox HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nCookie: {cookies}\r\n\r\n");
        var (start, latencies) = (Stopwatch.GetTimestamp(), new List<double>());
        while (Stopwatch.GetElapsedTime(start) < duration && !cancellationToken.IsCancellationRequested)
        {
            var begin = Stopwatch.GetTimestamp();
            await connection.SendAsync(request, CancellationToken.None);
            latencies.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return latencies.Order().ElementAt(latencies.Count * 99 / 100);
    }
}
