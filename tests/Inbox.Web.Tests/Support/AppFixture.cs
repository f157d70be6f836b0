using Inbox.Testing;

namespace Inbox.Web.Tests.Support;

/// <summary>
/// The app that all classes of the run share; each test makes its own organization in it. A class whose tests read or lock
/// what belongs to no organization, or start further instances, takes an <see cref="OwnAppFixture"/>.
/// </summary>
public sealed class AppFixture(DatabaseFixture databases) : IAsyncLifetime
{
    public InboxApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await databases.SharedAppAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
