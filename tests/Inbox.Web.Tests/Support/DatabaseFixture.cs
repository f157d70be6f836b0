using Inbox.Testing;
using Inbox.Web.Tests.Support;

[assembly: AssemblyFixture(typeof(DatabaseFixture))]

namespace Inbox.Web.Tests.Support;

/// <summary>The server of this test run; the run prints which one it is.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    public TestDatabases Databases { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Databases = await TestDatabases.StartAsync();
        TestContext.Current.SendDiagnosticMessage($"Tests run on {Databases.Description}");
    }

    public ValueTask DisposeAsync() => Databases.DisposeAsync();
}
