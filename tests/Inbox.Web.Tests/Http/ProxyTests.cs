using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Http;

/// <summary>What a proxy says of a request counts only if we know the proxy.</summary>
public sealed class ProxyTests(DatabaseFixture databases) : IAsyncLifetime
{
    private string database = "";

    public async ValueTask InitializeAsync() => database = await databases.Databases.CloneAsync();

    public async ValueTask DisposeAsync() => await databases.Databases.DropAsync(database);

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.1, 127.0.0.0/8", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("", false)]
    public async Task Forwarded_headers_count_only_from_known_proxies(string known, bool isBelieved)
    {
        await using var app = InboxApp.Start(database, settings: ("KnownProxies", known));
        var organization = await TestOrganization.CreateAsync(app);
        var (_, email) = await organization.AddAgentAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var answer = await client.PostAsJsonAsync("/api/auth/signin", new { email, password = InboxApp.Password });

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("inbox=", StringComparison.Ordinal));
        Assert.Equal(isBelieved, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }
}
