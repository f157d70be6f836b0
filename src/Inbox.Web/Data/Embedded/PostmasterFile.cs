using System.Diagnostics;
using System.Globalization;

namespace Inbox.Web.Data.Embedded;

/// <summary>The server's own lock file, postmaster.pid: who runs on the data, and on which port.</summary>
internal sealed class PostmasterFile
{
    // No system gives out such a process id.
    private const string NoProcess = "2147483646";

    private readonly string path;
    private readonly string[] lines;

    public static PostmasterFile? Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "postmaster.pid");
        return File.Exists(path) ? new(path, File.ReadAllLines(path)) : null;
    }

    private PostmasterFile(string path, string[] lines) => (this.path, this.lines) = (path, lines);

    public int Port => Number(3);

    public int ProcessId => Number(0);

    /// <summary>Whether a server lives: a number alone may long belong to another process, or to a dead one nobody has buried.</summary>
    public bool IsServerAlive => OperatingSystem.IsLinux() ? IsAliveOnLinux() : IsAlive();

    /// <summary>
    /// Lets the next server start although the dead one's process id is in use again. The rest of the file stays:
    /// by its shared memory key PostgreSQL finds backends that outlived their server.
    /// </summary>
    public void Disarm()
    {
        if (ProcessId == 0)
        {
            File.Delete(path);
            return;
        }

        File.WriteAllLines(path, [NoProcess, .. lines.Skip(1)]);
    }

    private int Number(int line) =>
        line < lines.Length && int.TryParse(lines[line], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private bool IsAliveOnLinux()
    {
        try
        {
            var status = File.ReadAllText($"/proc/{ProcessId}/stat");
            return status.Contains("(postgres)", StringComparison.Ordinal)
                && !status.Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName == "postgres";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
