using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Inbox.Testing;

/// <summary>What an app logs, as it goes to Serilog: the text, every property and the exception.</summary>
public sealed class CapturedLog : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> errors = new();

    public IReadOnlyCollection<string> Lines => lines;

    public void Clear() => lines.Clear();

    /// <summary>The errors that nobody took yet.</summary>
    public IEnumerable<string> TakeErrors()
    {
        while (errors.TryDequeue(out var error))
        {
            yield return error;
        }
    }

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        var properties = string.Join(' ', logEvent.Properties.Select(property => $"{property.Key}={property.Value}"));
        var line = $"{logEvent.RenderMessage(CultureInfo.InvariantCulture)} {properties} {logEvent.Exception}";
        lines.Enqueue(line);
        if (logEvent.Level >= LogEventLevel.Error)
        {
            errors.Enqueue(line);
        }
    }
}
