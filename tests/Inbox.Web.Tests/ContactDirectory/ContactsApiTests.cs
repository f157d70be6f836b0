using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>Programs read and change contacts by the same rules as people.</summary>
public sealed class ContactsApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_program_reads_who_wrote_with_their_ids_by_the_channels_names_for_them()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (psid, igsid) = (TestOrganization.NextId(), TestOrganization.NextId());
        await app.ReceiveAsync(Payload.Text(organization.PageId, psid, "Hello"));
        await app.ReceiveAsync(Payload.Text(organization.InstagramId, igsid, "Hello", @object: "instagram"));
        using var agent = await organization.SignInAsync();

        var contacts = (await agent.GetJsonAsync("/api/contacts")).EnumerateArray().ToList();

        Assert.Equal(2, contacts.Count);
        var identities = contacts.ConvertAll(contact => contact.GetProperty("identities")[0]);
        Assert.Contains(identities, one => one.GetProperty("messengerPSID").GetString() == psid
            && one.GetProperty("instagramSID").ValueKind == JsonValueKind.Null && one.GetProperty("platform").GetString() == "MESSENGER");
        Assert.Contains(identities, one => one.GetProperty("instagramSID").GetString() == igsid);
        var id = contacts[0].GetProperty("id").GetString();
        Assert.Equal(contacts[0].ToString(), (await agent.GetJsonAsync($"/api/contacts/{id}")).ToString());
        var word = identities[0].GetProperty("instagramSID").GetString() ?? identities[0].GetProperty("messengerPSID").GetString();
        var found = Assert.Single((await agent.GetJsonAsync($"/api/contacts?q={word}")).EnumerateArray());
        Assert.Equal(id, found.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_program_adds_and_changes_a_contact_and_what_others_changed_since_is_not_overwritten()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.ContactFields.Add(new ContactField(
                organization.Id, Guid.CreateVersion7(), "size", "Size", ContactFieldKind.Number, position: 0));
            return await db.SaveChangesAsync();
        });
        using var agent = await organization.SignInAsync();

        using var made = await agent.PostAsJsonAsync(
            "/api/contacts", new { name = "Ada Lovelace", phone = "+49 40 1234567", email = "ada@example.com", size = 42.5 });
        var ada = await made.ReadJsonAsync();
        Assert.Equal(
            (HttpStatusCode.Created, $"/api/contacts/{ada.GetProperty("id")}"), (made.StatusCode, made.Headers.Location?.AbsolutePath));
        Assert.Equal("+49401234567", ada.GetProperty("phoneNumber").GetString());
        Assert.Equal(42.5m, ada.GetProperty("fields").GetProperty("size").GetDecimal());

        var address = $"/api/contacts/{ada.GetProperty("id")}";
        using var read = await agent.GetAsync(new Uri(address, UriKind.Relative));
        using var changed = await PatchAsync(agent, address, """{"phone":null,"language":"de"}""", read.Headers.ETag!.Tag);
        var now = await changed.ReadJsonAsync();
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal((null, "de", "ada@example.com"), (
            now.GetProperty("phone").GetString(), now.GetProperty("language").GetString(), now.GetProperty("email").GetString()));

        using var stale = await PatchAsync(agent, address, """{"language":"en"}""", read.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("de", (await agent.GetJsonAsync(address)).GetProperty("language").GetString());
    }

    [Theory]
    [InlineData("""{"phone":"hello"}""", "phone")]
    [InlineData("""{"email":"anna"}""", "email")]
    [InlineData("""{"owner":"018f0000-0000-7000-8000-000000000000"}""", "owner")]
    [InlineData("""{"shoe":"42"}""", "shoe")]
    [InlineData("""{"name":{"first":"Ada"}}""", "name")]
    [InlineData("""{"language":["de",1]}""", "language")]
    public async Task What_is_no_value_is_refused_with_its_field_and_changes_nothing(string body, string field)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var id = await AddAsync(organization, "Ada");
        using var agent = await organization.SignInAsync();

        using var refused = await PatchAsync(agent, $"/api/contacts/{id}", body, ifMatch: null);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty((await refused.ReadJsonAsync()).GetProperty("errors").GetProperty(field).EnumerateArray());
        Assert.Equal(0, await app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.Revision).SingleAsync()));
    }

    [Theory]
    [InlineData("/api/contacts?filter=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/api/contacts?before=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/api/contacts/018f0000-0000-7000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/api/segments/018f0000-0000-7000-8000-000000000000/contacts", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_is_said(string address, HttpStatusCode status)
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();

        using var answer = await agent.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_follow_one_another_and_a_segment_is_read_like_a_filter()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (owner, _) = await organization.AddAgentAsync();
        var segment = await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.AddRange(Enumerable.Range(0, 70).Select(number => new Contact(
                organization.Id, number < 60 ? $"Ada {number}" : $"Zoe {number}", DateTimeOffset.UtcNow)));
            var made = db.Segments.Add(new Segment(owner, Guid.CreateVersion7(), DateTimeOffset.UtcNow)).Entity;
            made.Change("Adas", """{"field":"name","contains":["ada"]}""");
            made.Share(SegmentAudience.Everybody, teamId: null);
            await db.SaveChangesAsync();
            return made.Id;
        });
        using var agent = await organization.SignInAsync(AgentRole.Admin);

        Assert.Equal(70, await CountAsync(agent, "/api/contacts"));
        Assert.Equal(60, await CountAsync(agent, $"/api/segments/{segment}/contacts"));
    }

    [Fact]
    public async Task A_stranger_finds_nobody()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var id = await AddAsync(organization, "Ada");
        using var stranger = await (await TestOrganization.CreateAsync(app)).SignInAsync(AgentRole.Owner);

        using var read = await stranger.GetAsync(new Uri($"/api/contacts/{id}", UriKind.Relative));
        using var changed = await PatchAsync(stranger, $"/api/contacts/{id}", """{"name":"Mine"}""", ifMatch: null);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, changed.StatusCode));
        Assert.Empty((await stranger.GetJsonAsync("/api/contacts")).EnumerateArray());
    }

    private static async Task<int> CountAsync(HttpClient agent, string? address)
    {
        var ids = new HashSet<string?>();
        while (address is not null)
        {
            using var answer = await agent.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
            ids.UnionWith((await answer.ReadJsonAsync()).EnumerateArray().Select(contact => contact.GetProperty("id").GetString()));
            address = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return ids.Count;
    }

    private static async Task<HttpResponseMessage> PatchAsync(HttpClient agent, string address, string body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        return await agent.SendAsync(request);
    }

    private Task<Guid> AddAsync(TestOrganization organization, string name) => app.WithDbAsync(organization.Id, async db =>
    {
        var contact = db.Contacts.Add(new Contact(organization.Id, name, DateTimeOffset.UtcNow)).Entity;
        await db.SaveChangesAsync();
        return contact.Id;
    });
}
