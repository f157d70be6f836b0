using System.Diagnostics;
using System.Text.Json;

namespace Inbox.Web.Tests.Support;

/// <summary>Asks Node, which the build needs anyway, what a browser would write.</summary>
internal static class NodeProgram
{
    /// <param name="script">What it prints is JSON.</param>
    public static async Task<T> ReadAsync<T>(string script)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script]) { RedirectStandardOutput = true })!;
        var printed = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(printed)!
            : throw new InvalidOperationException($"Node ended with {node.ExitCode}.");
    }
}
