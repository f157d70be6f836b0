using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Support;

/// <summary>A conversation that was begun by a webhook, and an agent who writes in it.</summary>
internal sealed class Correspondence : IDisposable
{
    private readonly SendingFixture fixture;

    private Correspondence(
        SendingFixture fixture, TestOrganization organization, HttpClient browser, string person, Guid id, Platform platform) =>
        (this.fixture, Organization, Browser, Person, Id, Platform) = (fixture, organization, browser, person, id, platform);

    public TestOrganization Organization { get; }

    public HttpClient Browser { get; }

    /// <summary>The contact's external id.</summary>
    public string Person { get; }

    public Guid Id { get; }

    public Platform Platform { get; }

    public string Address => $"/conversations/{Id}";

    private string ChannelId => Platform == Platform.Messenger ? Organization.PageId : Organization.InstagramId;

    private string Object => Platform == Platform.Messenger ? "page" : "instagram";

    public static async Task<Correspondence> BeginAsync(SendingFixture fixture, Platform platform = Platform.Messenger)
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        var person = TestOrganization.NextId();
        var begun = new Correspondence(fixture, organization, await organization.SignInAsync(), person, Guid.Empty, platform);
        await begun.HearAsync("Hello");
        var id = await fixture.App.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
        return new(fixture, organization, begun.Browser, person, id, platform);
    }

    /// <summary>The contact writes.</summary>
    public Task HearAsync(string text, string? mid = null) => fixture.App.ReceiveAsync(
        Payload.Text(ChannelId, Person, text, mid, fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Object));

    /// <summary>Meta tells what the channel sent.</summary>
    public Task EchoAsync(string? text, string mid, string? metadata = null) =>
        fixture.App.ReceiveAsync(Payload.Envelope(Object, Payload.Entry(ChannelId, new
        {
            sender = new { id = ChannelId },
            recipient = new { id = Person },
            timestamp = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            message = new { is_echo = true, mid, text, metadata },
        })));

    /// <summary>The agent writes, by the page's form.</summary>
    public async Task<HttpResponseMessage> WriteAsync(string text, params (string Name, string Value)[] fields)
    {
        var page = await Browser.GetPageAsync(Address);
        (string, string)[] id = fields.Any(f => f.Name == "id") ? [] : [("id", Guid.CreateVersion7().ToString())];
        return await Browser.PostFormAsync(page, $"{Address}/replies", [("text", text), .. id, .. fields]);
    }

    /// <summary>The agent writes, and it is taken.</summary>
    public async Task SayAsync(string text)
    {
        using var answer = await WriteAsync(text);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>A program writes.</summary>
    public async Task<HttpResponseMessage> PostAsync(object body, string? key = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/conversations/{Id}/messages")
        { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Browser.SendAsync(request);
    }

    /// <summary>What the organization sent, in its order.</summary>
    public Task<List<Message>> OutgoingAsync() => fixture.App.WithDbAsync(Organization.Id, db => db.Messages.AsNoTracking()
        .Where(m => m.Direction == MessageDirection.Outgoing).OrderBy(m => m.SentAt).ThenBy(m => m.Id).ToListAsync());

    public Task<Channel> ChannelAsync() => fixture.App.WithDbAsync(
        Organization.Id, db => db.Channels.AsNoTracking().SingleAsync(c => c.ExternalId == ChannelId));

    /// <summary>The one message, once it has a status.</summary>
    public async Task<Message> UntilAsync(MessageStatus status)
    {
        await Eventually.TrueAsync(async () => (await OutgoingAsync()).Exists(m => m.Status == status));
        return (await OutgoingAsync()).Find(m => m.Status == status)!;
    }

    public async Task<JsonElement> NewestInApiAsync() => (await Browser.GetJsonAsync($"/api/conversations/{Id}/messages"))[0];

    public IEnumerable<SentCall> Calls => fixture.Meta.Calls.Where(call => call.Recipient == Person);

    /// <summary>What was done in the thread beside sending, in order.</summary>
    public IEnumerable<ActionCall> Actions => fixture.Meta.Actions.Where(call => call.Recipient == Person);

    /// <summary>What is still to be sent here takes no answer that another test has Meta give.</summary>
    public void Dispose()
    {
        Browser.Dispose();
        fixture.App.WithDbAsync(Organization.Id, async db =>
        {
            await db.ScheduledReplies.Where(r => r.DueAt != null)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.DueAt, (DateTimeOffset?)null));
            return await db.Messages.Where(m => m.DueAt != null)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, (DateTimeOffset?)null));
        }).GetAwaiter().GetResult();
    }
}
