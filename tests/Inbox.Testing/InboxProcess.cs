using System.Collections.Concurrent;
using System.Diagnostics;

namespace Inbox.Testing;

/// <summary>The app as a process of its own, which can be killed.</summary>
public sealed class InboxProcess : IAsyncDisposable
{
    private const string Greeting = "Inbox listens on ";
    private static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<Uri> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private InboxProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"The app ended:\n{Output}"));
    }

    public Uri Address => listens.Task.Result;

    public string Output => string.Join('\n', lines);

    /// <summary>
    /// Starts the app on a port of its own and waits until it listens. Settings are as in the environment: "Webhooks:Lease".
    /// </summary>
    public static Task<InboxProcess> StartAsync(params (string Setting, string? Value)[] settings) =>
        StartAsync(new Uri("http://127.0.0.1:0"), settings);

    /// <summary>Starts the app at an address and waits until it listens there.</summary>
    public static async Task<InboxProcess> StartAsync(Uri address, params (string Setting, string? Value)[] settings)
    {
        var started = Launch(["--urls", address.AbsoluteUri], settings);
        await started.listens.Task.WaitAsync(StartWithin);
        return started;
    }

    /// <summary>Runs the app with arguments until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string[] arguments, params (string Setting, string? Value)[] settings)
    {
        await using var started = Launch(arguments, settings);
        await started.process.WaitForExitAsync().WaitAsync(StartWithin);
        return (started.process.ExitCode, started.Output);
    }

    /// <summary>Ends it the hard way, as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static InboxProcess Launch(string[] arguments, (string Setting, string? Value)[] settings)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "Inbox.Web.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = SourceTree.WebProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // It lives for seconds: what would be counted for later compilations costs more than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (setting, value) in settings)
        {
            start.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var started = new InboxProcess(start);
        started.process.Start();
        started.process.StandardInput.Close();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (line.StartsWith(Greeting, StringComparison.Ordinal))
        {
            listens.TrySetResult(new Uri(line[Greeting.Length..].Split(' ')[0]));
        }
    }
}
