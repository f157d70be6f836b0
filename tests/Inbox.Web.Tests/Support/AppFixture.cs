using Inbox.Testing;

namespace Inbox.Web.Tests.Support;

/// <summary>One app on a database of its own for a test class; each test makes its own organization in it.</summary>
public sealed class AppFixture(DatabaseFixture databases) : IAsyncLifetime
{
    private string database = "";

    public InboxApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        App = InboxApp.Start(database);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }
}
