using Inbox.Testing;
using Inbox.Web.Meta;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Support;

/// <summary>An app of its own for a test class, that sends to a stub of Meta's by a clock that tests move.</summary>
public sealed class SendingFixture(DatabaseFixture databases) : IAsyncLifetime
{
    /// <summary>The number of our Meta app.</summary>
    public const string AppId = "220000000000009";

    private string database = "";

    public InboxApp App { get; private set; } = null!;

    public SendStub Meta { get; } = new();

    public MovableClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        App = InboxApp.Start(database, services =>
        {
            Meta.Install(services);
            services.AddSingleton<TimeProvider>(Clock);
            services.Configure<MetaOptions>(meta => meta.AppId = AppId);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Meta.Dispose();
        await databases.Databases.DropAsync(database);
    }
}
