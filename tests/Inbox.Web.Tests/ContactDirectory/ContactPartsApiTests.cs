using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>Programs label contacts and note things of them.</summary>
public sealed class ContactPartsApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_program_labels_a_contact_and_takes_the_label_off()
    {
        var (organization, contact) = await OpenAsync();
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Labels.Add(new(organization.Id, Guid.CreateVersion7(), "Wholesale", LabelColour.Blue, DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync();
        });
        using var agent = await organization.SignInAsync();
        var label = Assert.Single((await agent.GetJsonAsync("/api/labels")).EnumerateArray());
        Assert.Equal(("Wholesale", "BLUE"), (label.GetProperty("name").GetString(), label.GetProperty("colour").GetString()));
        var address = new Uri($"/api/contacts/{contact}/labels/{label.GetProperty("id")}", UriKind.Relative);

        using var put = await agent.PutAsync(address, content: null);
        using var again = await agent.PutAsync(address, content: null);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (put.StatusCode, again.StatusCode));
        var given = (await agent.GetJsonAsync($"/api/contacts/{contact}")).GetProperty("labels");
        Assert.Equal("Wholesale", Assert.Single(given.EnumerateArray()).GetProperty("name").GetString());

        using var deleted = await agent.DeleteAsync(address);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(0, (await agent.GetJsonAsync($"/api/contacts/{contact}")).GetProperty("labels").GetArrayLength());
        using var unknown = await agent.PutAsync(
            new Uri($"/api/contacts/{contact}/labels/{Guid.CreateVersion7()}", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_program_notes_rewrites_and_deletes()
    {
        var (organization, contact) = await OpenAsync();
        using var agent = await organization.SignInAsync();
        var address = $"/api/contacts/{contact}/notes";
        var note = new { id = Guid.CreateVersion7(), text = "Prefers afternoons" };

        using var made = await agent.PostAsJsonAsync(address, note);
        using var twice = await agent.PostAsJsonAsync(address, note);
        using var empty = await agent.PostAsJsonAsync(address, new { text = "  " });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (made.StatusCode, empty.StatusCode));
        Assert.Equal(note.id, (await twice.ReadJsonAsync()).GetProperty("id").GetGuid());
        Assert.Equal("Prefers afternoons", (await OneNoteAsync(agent, address)).GetProperty("text").GetString());

        using var rewritten = await agent.PatchAsJsonAsync($"{address}/{note.id}", new { text = "Evenings", was = "Prefers afternoons" });
        using var stale = await agent.PatchAsJsonAsync($"{address}/{note.id}", new { text = "Mornings", was = "Prefers afternoons" });
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (rewritten.StatusCode, stale.StatusCode));
        Assert.Equal("Evenings", (await OneNoteAsync(agent, address)).GetProperty("text").GetString());

        using var deleted = await agent.DeleteAsync(new Uri($"{address}/{note.id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty((await agent.GetJsonAsync(address)).EnumerateArray());
    }

    private static async Task<System.Text.Json.JsonElement> OneNoteAsync(HttpClient agent, string address) =>
        Assert.Single((await agent.GetJsonAsync(address)).EnumerateArray());

    private async Task<(TestOrganization Organization, Guid Contact)> OpenAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        return (organization, await app.WithDbAsync(organization.Id, async db =>
        {
            var contact = db.Contacts.Add(new(organization.Id, "Ada Lovelace", DateTimeOffset.UtcNow)).Entity;
            await db.SaveChangesAsync();
            return contact.Id;
        }));
    }
}
