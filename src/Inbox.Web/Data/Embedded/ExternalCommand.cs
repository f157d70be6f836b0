using System.Diagnostics;

namespace Inbox.Web.Data.Embedded;

/// <summary>A program that was run to its end: how it ended and what it said.</summary>
internal sealed record ExternalCommand(int ExitCode, string Output)
{
    public static async Task<ExternalCommand> RunAsync(
        IReadOnlyList<string> command, string? workingFolder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Describe(command, workingFolder))!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, $"{await EndOf(errors)}{await EndOf(output)}".Trim());
    }

    public bool Succeeded => ExitCode == 0;

    private static ProcessStartInfo Describe(IReadOnlyList<string> command, string? workingFolder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = workingFolder ?? "",
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A developer's PGPORT or PGDATA must not reach this server.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        return start;
    }

    // On Windows a server started by the command may hold the pipe open long after the command has ended.
    private static async Task<string> EndOf(Task<string> text)
    {
        await Task.WhenAny(text, Task.Delay(TimeSpan.FromSeconds(1)));
        return text.IsCompletedSuccessfully ? await text : "";
    }
}
