using Inbox.Testing;

namespace Inbox.Web.Tests.Support;

/// <summary>An app on a database of its own for one test class, whose tests no other class may disturb.</summary>
public sealed class OwnAppFixture(DatabaseFixture databases) : IAsyncLifetime
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
