using System.ComponentModel.DataAnnotations;

namespace Inbox.Web.Webhooks;

/// <summary>How webhook events are taken in and worked off.</summary>
public sealed class WebhookOptions
{
    /// <summary>
    /// The largest POST we store; larger ones get 413. Meta sends 1,000 updates at most, of texts of 2,000 characters that it writes
    /// in up to six bytes each (meta-platform 1.3), and takes any answer but 200 for a fault.
    /// </summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>How long storing one event may take before Meta hears 503; Meta itself waits 5 s (meta-platform 1.5).</summary>
    [Range(typeof(
        TimeSpan), "00:00:00.100", "00:00:04.500",
        ErrorMessage = "Webhooks:StoreWithin is out of range: give Meta an answer between 0.1 and 4.5 seconds.")]
    public TimeSpan StoreWithin { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a claimed event is out of other workers' reach; after a crash it is worked off this much later.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Webhooks:Lease is out of range: set between a second and an hour.")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    [Range(1, 1000, ErrorMessage = "Webhooks:BatchSize is out of range: set between 1 and 1000 events.")]
    public int BatchSize { get; set; } = 400;

    /// <summary>How often an event or item is tried before it is dead and waits for a person.</summary>
    [Range(1, 100, ErrorMessage = "Webhooks:MaximumAttempts is out of range: set between 1 and 100.")]
    public int MaximumAttempts { get; set; } = 10;

    /// <summary>How old an event for a Page that is not connected may be to be shown once it is.</summary>
    [Range(typeof(
        TimeSpan), "1.00:00:00", "3650.00:00:00",
        ErrorMessage = "Webhooks:KeepRawFor is out of range: set between 1 and 3650 days (30.00:00:00 is 30 days).")]
    public TimeSpan KeepRawFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The pause before an item is tried again: 5 s, 10 s, 20 s… up to an hour.</summary>
    public static TimeSpan BackoffAfter(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, attempts - 1), 3600));
}
