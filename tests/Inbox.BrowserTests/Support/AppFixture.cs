using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(AppFixture))]

namespace Inbox.BrowserTests.Support;

/// <summary>The app with its demo and the simulator, on a database of its own; the run prints which server that is.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private TestDatabases? databases;
    private string database = "";

    public InboxApp App { get; private set; } = null!;

    /// <summary>Another empty, migrated database on the same server; the server goes with all of them.</summary>
    public Task<string> NewDatabaseAsync() => databases!.CloneAsync();

    public async ValueTask InitializeAsync()
    {
        databases = await TestDatabases.StartAsync();
        TestContext.Current.SendDiagnosticMessage($"Journeys run on {databases.Description}");
        database = await databases.CloneAsync();
        App = InboxApp.Start(
            database, null, ("Demo:Enabled", "true"), ("Simulator:Enabled", "true"), ("Meta:GraphAddress", null));

        // Journeys share the demo: who goes on to the next conversation would read that of another journey.
        await App.WithDbAsync(
            organizationId: null, db => db.Agents.IgnoreQueryFilters().ExecuteUpdateAsync(
                agents => agents.SetProperty(agent => agent.AfterTriage, AfterTriage.List)));
    }

    public async ValueTask DisposeAsync()
    {
        await (App?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (databases is not null)
        {
            await databases.DropAsync(database);
            await databases.DisposeAsync();
        }
    }
}
