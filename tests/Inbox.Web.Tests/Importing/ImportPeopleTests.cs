using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Importing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Importing;

/// <summary>Whom a row is about, who takes it in and back, and what becomes of it when people are merged and erased.</summary>
public sealed class ImportPeopleTests(AppFixture fixture) : ImportTestsBase(fixture), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_row_of_two_people_changes_neither_and_one_that_fits_one_alone_is_theirs()
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        await PersonAsync(organization, "Zoe", "+493012345671", "zoe@example.com");
        await PersonAsync(organization, "Xaver", "+493012345672", "xaver@example.com");
        await PersonAsync(organization, "Yann", "+493012345672", "yann@example.com");

        var import = await ImportAsync(
            organization, admin,
            """
            name,email,phone,language
            Somebody,xaver@example.com,+49 30 12345671,de
            Xaver,xaver@example.com,+49 30 12345672,de
            """);

        Assert.Equal((1, 1), (import.Updated, import.Failed));
        Assert.Equal(
            ["Xaver|xaver@example.com|+493012345672|de|", "Yann|yann@example.com|+493012345672||", "Zoe|zoe@example.com|+493012345671||"],
            await PeopleAsync(organization));
        var problems = await admin.GetStringAsync($"/contacts/imports/{import.Id}/problems");
        Assert.Contains("belong to different contacts", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_row_changes_and_what_it_empties_is_seen_before_it_is_taken_in()
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        await PersonAsync(organization, "Ada", "+493012345671", "ada@example.com");
        var id = await SendAsync(admin, "email,phone,language\nada@example.com,,de\n");
        var address = $"/contacts/imports/{id}";
        var form = await admin.GetPageAsync(address);
        Assert.Contains("Changes: Language", form.QuerySelector("import-preview")!.Seen(), StringComparison.Ordinal);
        Assert.DoesNotContain("Empties", form.QuerySelector("import-preview")!.Seen(), StringComparison.Ordinal);

        var fields = form.QuerySelectorAll($"form[action='{address}'] select, form[action='{address}'] input[type=hidden]")
            .Where(field => field.GetAttribute("name") is not ("__RequestVerificationToken" or null)).Select(field => (
                field.GetAttribute("name")!,
                field.GetAttribute("value") ?? field.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""));
        using var looked = await admin.PostFormAsync(form, address, [("clearsBlank", "true"), ("isPreview", "true"), .. fields]);

        Assert.EndsWith(
            "Changes: Language · Empties: Phone", Pages.Parse(await looked.TextAsync()).QuerySelector("import-preview")!.Seen(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_an_import_back_is_who_the_history_names()
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        var ada = await PersonAsync(organization, "Ada", null, "ada@example.com");
        var import = await ImportAsync(organization, admin, "email,language\nada@example.com,de\n");
        var (mira, email) = await organization.AddAgentAsync("Mira Aydin", AgentRole.Admin);
        using var other = await App.SignInAsync(email);

        using var undone = await other.PostFormAsync($"/contacts/imports/{import.Id}", $"/contacts/imports/{import.Id}/undo");
        await EndsAsync(organization, import.Id, ImportState.Undone);

        var back = await App.WithDbAsync(organization.Id, db => db.ContactChanges.OrderBy(c => c.At).LastAsync(c => c.ContactId == ada));
        Assert.Equal((mira.Id, null), (back.ById, back.Now));
    }

    [Fact]
    public async Task An_import_ends_when_its_admin_may_import_no_more()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (tom, email) = await organization.AddAgentAsync("Tom Becker", AgentRole.Admin);
        using var admin = await App.SignInAsync(email);
        var id = await SendAsync(admin, $"name\n{string.Join('\n', Enumerable.Range(0, 10_000).Select(number => $"Person {number}"))}\n");
        using var started = await admin.PostAsJsonAsync($"/api/contacts/imports/{id}/start", new { });

        await App.WithDbAsync(organization.Id, db => db.Agents.Where(a => a.Id == tom.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Role, AgentRole.Agent)));

        var import = await EndsAsync(organization, id, ImportState.Done);
        Assert.True(import.IsStopped, $"{import.RowsDone} of {import.Rows} rows were taken in.");
        Assert.Equal(import.RowsDone, await App.WithDbAsync(organization.Id, db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task What_an_import_changed_of_two_people_before_they_became_one_stays_and_is_told()
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        var ada = await PersonAsync(organization, "Ada", "+493012345671", "ada@example.com");
        var other = await PersonAsync(organization, "Adele", "+493012345673", "adele@example.com");
        var import = await ImportAsync(organization, admin, "email,phone\nada@example.com,+49 30 12345672\n");
        using var merged = await admin.PostAsJsonAsync($"/api/contacts/{ada}/merges", new { contactId = other, take = new[] { "phone" } });
        var merge = (await merged.ReadJsonAsync()).GetProperty("merges")[0].GetProperty("id").GetGuid();

        using var undone = await admin.PostFormAsync($"/contacts/imports/{import.Id}", $"/contacts/imports/{import.Id}/undo");
        Assert.Equal(1, (await EndsAsync(organization, import.Id, ImportState.Undone)).Kept);
        using var unmerged = await admin.DeleteAsync(new Uri($"/api/contacts/{ada}/merges/{merge}", UriKind.Relative));

        Assert.Equal(
            ["Ada|ada@example.com|+493012345672||", "Adele|adele@example.com|+493012345673||"], await PeopleAsync(organization));
    }

    [Fact]
    public async Task Whoever_is_erased_is_in_no_import_also_as_whom_they_were_merged_of()
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        var kept = await PersonAsync(organization, "Kept", null, "kept@example.com");
        var old = await PersonAsync(organization, "Old", null, "old@example.com");
        var import = await ImportAsync(
            organization, admin,
            "name,email,phone\nOld,old@example.com,+49 30 12345671\nNewone,newone@example.com,\nZoe,zoe@example.com,\n");
        var made = await App.WithDbAsync(
            organization.Id, db => db.Contacts.Where(c => c.Name == "Newone").Select(c => c.Id).SingleAsync());
        foreach (var part in new[] { old, made })
        {
            using var merged = await admin.PostAsJsonAsync($"/api/contacts/{kept}/merges", new { contactId = part });
        }

        using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{kept}", UriKind.Relative));

        await Eventually.TrueAsync(
            async () => !(await FileAsync(organization, import)).Contains("old@example.com", StringComparison.Ordinal));
        var file = await FileAsync(organization, import);
        Assert.DoesNotContain("Newone", file, StringComparison.Ordinal);
        Assert.Contains("zoe@example.com", file, StringComparison.Ordinal);
        Assert.Equal(1, await App.WithDbAsync(organization.Id, db => db.ContactImportRows.CountAsync()));
    }

    private async Task<ContactImport> ImportAsync(TestOrganization organization, HttpClient admin, string csv)
    {
        var id = await SendAsync(admin, csv);
        using var started = await admin.PostAsJsonAsync($"/api/contacts/imports/{id}/start", new { });
        return await EndsAsync(organization, id, ImportState.Done);
    }

    private async Task<string> FileAsync(TestOrganization organization, ContactImport import) =>
        await App.WithDbAsync(organization.Id, async _ =>
        {
            await using var scope = App.Services.CreateAsyncScope();
            await using var file = await scope.ServiceProvider.GetRequiredService<ImportFile>().OpenAsync(import);
            using var reader = new StreamReader(file);
            return await reader.ReadToEndAsync();
        });

    private Task<Guid> PersonAsync(TestOrganization organization, string name, string? phone, string email) =>
        App.WithDbAsync(organization.Id, async db =>
        {
            var person = db.Contacts.Add(Contact.Noted(organization.Id, name, DateTimeOffset.UtcNow)).Entity;
            person.SetPhone(phone, phone);
            person.SetEmail(email, email);
            await db.SaveChangesAsync();
            return person.Id;
        });
}
