using System.Globalization;

namespace Inbox.LoadTests.Running;

/// <summary>
/// Processor time as Linux counts it, in steps of 10 ms. For a server of many processes it is the first one's own,
/// that of its children who ended and were waited for, and that of the children alive.
/// </summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100;
    private const int Parent = 1;
    private const int Own = 11;
    private const int OfEndedChildren = 13;

    public static TimeSpan Of(int processId) => Sum(Fields(processId), Own);

    public static TimeSpan OfTree(int processId)
    {
        var first = Fields(processId);
        var children = Directory.EnumerateDirectories("/proc")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Select(folder => TryFields(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)))
            .Where(fields => fields is not null && fields[Parent] == processId.ToString(CultureInfo.InvariantCulture));
        return children.Aggregate(Sum(first, Own) + Sum(first, OfEndedChildren), (sum, fields) => sum + Sum(fields!, Own));
    }

    public static int ParentOf(int processId) => int.Parse(Fields(processId)[Parent], CultureInfo.InvariantCulture);

    /// <summary>Resident memory in megabytes.</summary>
    public static double Memory(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static TimeSpan Sum(string[] fields, int first) => TimeSpan.FromSeconds(
        (long.Parse(fields[first], CultureInfo.InvariantCulture) +
            long.Parse(fields[first + 1], CultureInfo.InvariantCulture)) / TicksPerSecond);

    private static string[]? TryFields(int processId)
    {
        try
        {
            return Fields(processId);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>What /proc says after the name, which may hold spaces: proc(5) counts these from 3.</summary>
    private static string[] Fields(int processId)
    {
        var text = File.ReadAllText($"/proc/{processId}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }
}
