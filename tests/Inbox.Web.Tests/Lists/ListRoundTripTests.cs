using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Lists;

/// <summary>The API's list asks the agent's row and the conversations together, and still believes nobody but the row.</summary>
public sealed class ListRoundTripTests(DatabaseFixture databases) : IAsyncLifetime
{
    private const string List = "/api/conversations";

    private readonly CapturedCommands commands = new(() => Request.HttpContext is not null);
    private string database = "";
    private InboxApp app = null!;
    private TestOrganization organization = null!;

    private static HttpContextAccessor Request { get; } = new();

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        app = InboxApp.Start(
            database, services => services.ConfigureDbContext<InboxDbContext>(options => options.AddInterceptors(commands)));
        organization = await TestOrganization.CreateAsync(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    [Fact]
    public async Task A_list_is_one_round_trip_once_the_agent_is_known()
    {
        var (client, _) = await NewReaderAsync();
        commands.Clear();

        Assert.Equal("Ada", await NameInListAsync(client));

        Assert.Single(commands.All.Select(command => command.Trip).Distinct());
    }

    [Fact]
    public async Task An_agent_who_was_removed_is_refused_at_the_next_list()
    {
        var (client, agent) = await NewReaderAsync();

        await ChangeAsync(db => db.Agents.SingleAsync(a => a.Id == agent), found => found.Remove(DateTimeOffset.UtcNow));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client));
    }

    [Fact]
    public async Task A_session_that_was_ended_is_refused_at_the_next_list()
    {
        var (client, agent) = await NewReaderAsync();

        await ChangeAsync(
            db => db.Agents.Where(a => a.Id == agent).Join(db.Users, a => a.AccountId, u => u.Id, (_, u) => u).SingleAsync(),
            account => account.SecurityStamp = Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, $"{List}?status=NONSENSE"));
    }

    [Fact]
    public async Task An_agent_whose_row_changed_is_read_anew_and_served()
    {
        var (client, agent) = await NewReaderAsync();

        await ChangeAsync(db => db.Agents.SingleAsync(a => a.Id == agent), found => found.ChangeRole(AgentRole.Admin));

        Assert.Equal("Ada", await NameInListAsync(client));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/audit"));
    }

    private async Task<(HttpClient Client, Guid AgentId)> NewReaderAsync()
    {
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Are you open?"));
        await ChangeAsync(db => db.Contacts.SingleAsync(), contact => contact.Rename("Ada", null, null));
        var (agent, email) = await organization.AddAgentAsync();
        var client = await app.SignInAsync(email);
        Assert.Equal("Ada", await NameInListAsync(client));
        return (client, agent.Id);
    }

    private async Task ChangeAsync<T>(Func<InboxDbContext, Task<T>> find, Action<T> change) =>
        await app.WithDbAsync(organization.Id, async db =>
        {
            change(await find(db));
            return await db.SaveChangesAsync();
        });

    private static async Task<string?> NameInListAsync(HttpClient client)
    {
        var list = await client.GetFromJsonAsync<JsonElement>(List, TestContext.Current.CancellationToken);
        return list.EnumerateArray().Single().GetProperty("contact").GetProperty("name").GetString();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address = List)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
