using System.Diagnostics;
using Inbox.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>
/// What .NET runs before an app's own code where DOTNET_STARTUP_HOOKS names this assembly: gives an app in a process of its
/// own a test's clock, without a word of it in the product. The name and the place are .NET's.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FastClock.Setting) is { } clock)
        {
            DiagnosticListener.AllListeners.Subscribe(new Listeners(new Hosts(FastClock.Parse(clock))));
        }
    }

    private sealed class Listeners(Hosts hosts) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(hosts);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Hosts(TimeProvider clock) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host })
            {
                host.ConfigureServices(services => services.AddSingleton(clock));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
