using Inbox.Testing;
using Inbox.Web.Tests.Support;

[assembly: AssemblyFixture(typeof(DatabaseFixture))]

namespace Inbox.Web.Tests.Support;

/// <summary>The server of this test run, which the run names, and the app that most classes share.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private readonly Lazy<Task<InboxApp>> app;

    public DatabaseFixture() => app = new(StartAppAsync);

    public TestDatabases Databases { get; private set; } = null!;

    public Task<InboxApp> SharedAppAsync() => app.Value;

    public async ValueTask InitializeAsync()
    {
        Databases = await TestDatabases.StartAsync();
        TestContext.Current.SendDiagnosticMessage($"Tests run on {Databases.Description}");
    }

    public async ValueTask DisposeAsync()
    {
        if (app.IsValueCreated)
        {
            await (await app.Value).DisposeAsync();
        }

        await Databases.DisposeAsync();
    }

    private async Task<InboxApp> StartAppAsync() => InboxApp.Start(await Databases.CloneAsync());
}
