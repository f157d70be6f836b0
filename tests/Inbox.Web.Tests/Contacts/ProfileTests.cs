using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Contacts;

/// <summary>Names come from Meta afterwards; no message waits for one (meta-platform 4.1, 4.2).</summary>
public sealed class ProfileTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly GraphApiStub graph = new();
    private string database = "";
    private InboxApp app = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        app = InboxApp.Start(database, graph.Install);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await databases.Databases.DropAsync(database);
        graph.Dispose();
    }

    [Fact]
    public async Task A_contact_gets_the_name_that_Meta_tells()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        graph.Answer(
            person, """{"id":"1","name":"Ada Byron","first_name":"Ada","last_name":"Byron","profile_pic":"https://example.com/ada.jpg"}""");

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));

        await Eventually.TrueAsync(async () => (await ContactAsync(organization)).Name == "Ada Byron");
        var contact = await ContactAsync(organization);
        Assert.Equal(("Ada", "Byron", "https://example.com/ada.jpg"), (contact.FirstName, contact.LastName, contact.PictureUrl));
        var request = Assert.Single(graph.Requests, r => r.RequestUri!.AbsolutePath.EndsWith(person, StringComparison.Ordinal));
        Assert.Equal($"token-of-{organization.PageId}", request.Headers.Authorization?.Parameter);
    }

    [Fact]
    public async Task An_Instagram_contact_gets_the_one_name_that_Instagram_has()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        graph.Answer(person, """{"name":null,"username":"ada.b","profile_pic":null,"id":"1"}""");

        await app.ReceiveAsync(Payload.Text(organization.InstagramId, person, "Hello", @object: "instagram"));

        await Eventually.TrueAsync(async () => (await ContactAsync(organization)).Name == "ada.b");
    }

    [Fact]
    public async Task A_contact_without_a_profile_keeps_the_honest_name_and_is_not_asked_again()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));

        await Eventually.TrueAsync(async () => (await IdentityAsync(organization)).ProfileDueAt is null);
        Assert.Equal($"Messenger user {person[^4..]}", (await ContactAsync(organization)).Name);
    }

    [Fact]
    public async Task When_Meta_is_down_the_message_is_there_and_the_name_is_asked_for_again_later()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        graph.Answer(person, "<html>Sorry</html>", System.Net.HttpStatusCode.BadGateway);

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));

        Assert.Equal("Hello", await app.WithDbAsync(organization.Id, db => db.Messages.Select(m => m.Text).SingleAsync()));
        await Eventually.TrueAsync(async () => (await IdentityAsync(organization)).ProfileAttempts == 1);
        Assert.NotNull((await IdentityAsync(organization)).ProfileDueAt);
    }

    private Task<Contact> ContactAsync(TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Contacts.SingleAsync());

    private Task<ContactIdentity> IdentityAsync(TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.ContactIdentities.SingleAsync());
}
