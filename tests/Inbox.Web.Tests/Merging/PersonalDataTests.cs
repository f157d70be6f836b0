using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Importing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Merging;

/// <summary>Everything that is held of one person is handed out, in a form that anybody can read.</summary>
public sealed class PersonalDataTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task An_admin_downloads_a_page_and_rows_of_one_person_and_of_nobody_else()
    {
        var world = await MergeWorld.CreateAsync(app, seed: 4, Payload.NextTime());
        await world.WriteAsync("anna", "Is <b>oak</b> there?", Payload.NextTime());
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        using var agent = await world.Organization.SignInAsync();
        var (anna, bert) = (world.People["anna"], world.People["bert"]);

        using var answer = await admin.PostFormAsync($"/contacts/{anna}/erase", $"/contacts/{anna}/data");
        using var forbidden = await agent.PostFormAsync("/contacts", $"/contacts/{anna}/data");
        using var unknown = await admin.PostFormAsync("/contacts", $"/contacts/{Guid.CreateVersion7()}/data");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (forbidden.StatusCode, unknown.StatusCode));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        var page = Pages.Parse(await ReadAsync(zip, "index.html"));
        Assert.Contains("Is <b>oak</b> there?", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of anna", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("bert", page.Body!.TextContent, StringComparison.Ordinal);
        var data = await ReadAsync(zip, "data.json");
        Assert.Equal(2, JsonDocument.Parse(data).RootElement.GetProperty("messages").GetArrayLength());
        Assert.Contains(world.ExternalIdOf("anna"), data, StringComparison.Ordinal);
        Assert.DoesNotContain(bert.ToString(), data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_import_made_of_a_person_is_handed_out_too()
    {
        var world = await MergeWorld.CreateAsync(app, seed: 4, Payload.NextTime());
        var anna = world.People["anna"];
        await world.WithDbAsync(async db =>
        {
            var import = db.ContactImports.Add(new(world.Agent, "list.csv", new("utf-8", ","), rows: 1, DateTimeOffset.UtcNow)).Entity;
            var row = new ContactImportRow(world.Organization.Id, import.Id, number: 1) { ContactId = anna };
            var was = ContactSnapshot.Of(db.Entry(await db.Contacts.SingleAsync(c => c.Id == anna)));
            row.Describe(was, was);
            db.ContactImportRows.Add(row);
            return await db.SaveChangesAsync();
        });
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);

        using var answer = await admin.PostFormAsync($"/contacts/{anna}/erase", $"/contacts/{anna}/data");

        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        var data = JsonDocument.Parse(await ReadAsync(zip, "data.json")).RootElement;
        Assert.Equal(1, data.GetProperty("contact_import_rows").GetArrayLength());
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}
