using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Importing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Importing;

/// <summary>Sends files of contacts as an admin does, and looks at who is there afterwards.</summary>
public abstract partial class ImportTestsBase(AppFixture fixture)
{
    protected InboxApp App { get; } = fixture.App;

    protected async Task<(TestOrganization Organization, HttpClient Admin)> OpenAsync()
    {
        var organization = await TestOrganization.CreateAsync(App);
        return (organization, await organization.SignInAsync(AgentRole.Admin));
    }

    protected static Task<Guid> SendAsync(HttpClient admin, string text) => SendAsync(admin, Encoding.UTF8.GetBytes(text));

    protected static async Task<Guid> SendAsync(HttpClient admin, byte[] content)
    {
        using var sent = await PostAsync(admin, content);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, Pages.Parse(await sent.TextAsync()).QuerySelector("main")?.Seen());
        return Guid.Parse(IdAtEnd().Match(sent.Headers.Location!.ToString()).Value);
    }

    protected static async Task<HttpResponseMessage> PostAsync(HttpClient admin, byte[] content)
    {
        var token = (await admin.GetPageAsync("/contacts/imports")).QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(content), "file", "people.csv" },
        };
        return await admin.PostAsync(new Uri("/contacts/imports", UriKind.Relative), form);
    }

    /// <summary>Sends the form as it is shown, and waits for the end.</summary>
    protected async Task<ContactImport> StartAsync(
        TestOrganization organization, HttpClient admin, IHtmlDocument page, params (string Name, string Value)[] changes)
    {
        var address = page.QuerySelector("form[action^='/contacts/imports/']")!.GetAttribute("action")!;
        const string Form = "form[action^='/contacts/imports/']";
        var fields = page.QuerySelectorAll($"{Form} select, {Form} input[type=hidden]")
            .Where(field => field.GetAttribute("name") != "__RequestVerificationToken").Select(field => (
                Name: field.GetAttribute("name")!,
                Value: field.GetAttribute("value") ?? field.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""))
            .Select(field => changes.FirstOrDefault(change => change.Name == field.Name) is { Name: not null } other ? other : field);
        using var started = await admin.PostFormAsync(address, address, [.. fields]);
        Assert.True(started.StatusCode == HttpStatusCode.Redirect, Pages.Parse(await started.TextAsync()).QuerySelector("main")?.Seen());
        return await EndsAsync(organization, Guid.Parse(IdAtEnd().Match(address).Value), ImportState.Done);
    }

    protected async Task<ContactImport> EndsAsync(TestOrganization organization, Guid id, ImportState state)
    {
        await Eventually.TrueAsync(() => App.WithDbAsync(
            organization.Id, db => db.ContactImports.AnyAsync(i => i.Id == id && i.State == state)));
        return await App.WithDbAsync(organization.Id, db => db.ContactImports.SingleAsync(i => i.Id == id));
    }

    protected Task<List<string>> PeopleAsync(TestOrganization organization) => App.WithDbAsync(organization.Id, async db =>
    {
        var contacts = await db.Contacts.OrderBy(c => c.Name).ToListAsync();
        var labels = await db.ContactLabels.Join(db.Labels, g => g.LabelId, l => l.Id, (g, l) => new { g.ContactId, l.Name }).ToListAsync();
        return contacts.ConvertAll(c => string.Join('|', c.Name, c.EmailAddress, c.PhoneNumber, c.Language, string.Join(
            ',', labels.Where(label => label.ContactId == c.Id).Select(label => label.Name).Order())))
            .Order(StringComparer.Ordinal).ToList();
    });

    [GeneratedRegex("[0-9a-f-]{36}$")]
    private static partial Regex IdAtEnd();
}
