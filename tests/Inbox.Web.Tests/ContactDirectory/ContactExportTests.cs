using System.Net;
using System.Text;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Exporting;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>The list of contacts goes out into a file that a spreadsheet shows and never computes.</summary>
public sealed class ContactExportTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Everybody_whom_the_filter_finds_is_in_the_file_once_with_the_chosen_columns()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.AddRange(Enumerable.Range(0, 1_200).Select(number => new Contact(
                organization.Id, number < 1_100 ? $"Ada {number}" : $"Zoe {number}", DateTimeOffset.UtcNow)));
            return await db.SaveChangesAsync();
        });
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        using var file = await admin.PostFormAsync(
            "/contacts/export", "/contacts/export", ("filter", """{"field":"name","contains":["ada"]}"""), ("columns", "name"),
            ("columns", "phone"));

        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("name,phone", lines[0]);
        Assert.Equal(
            Enumerable.Range(0, 1_100).Select(number => $"Ada {number},").Order(StringComparer.Ordinal),
            lines[1..].Order(StringComparer.Ordinal));
        Assert.True(await app.WithDbAsync(organization.Id, db => db.AuditEntries.AnyAsync(e => e.Act == AuditAct.ExportContacts)));
    }

    [Fact]
    public async Task What_a_spreadsheet_would_compute_is_text_and_numbers_and_days_are_what_they_are()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.ContactFields.AddRange(
                new ContactField(organization.Id, Guid.CreateVersion7(), "size", "Size", ContactFieldKind.Number, position: 0),
                new ContactField(organization.Id, Guid.CreateVersion7(), "since", "Since", ContactFieldKind.Date, position: 1),
                new ContactField(organization.Id, Guid.CreateVersion7(), "remark", "Remark", ContactFieldKind.Text, position: 2));
            var contact = db.Contacts.Add(new Contact(organization.Id, "=HYPERLINK(\"x\")", DateTimeOffset.UtcNow)).Entity;
            contact.SetPhone("+49 40 1234567", "+49401234567");
            contact.SetOwnValue("size", -3.5m);
            contact.SetOwnValue("since", "2026-11-25");
            contact.SetOwnValue("remark", "a, \"b\"\nc");
            return await db.SaveChangesAsync();
        });
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        using var file = await admin.PostFormAsync(
            "/contacts/export", "/contacts/export", ("columns", "name"), ("columns", "phone"), ("columns", "size"), ("columns", "since"),
            ("columns", "remark"));
        using var lines = await admin.PostFormAsync("/contacts/export", "/contacts/export", ("isJson", "true"));

        Assert.Equal(
            "name,phone,size,since,remark\r\n\"'=HYPERLINK(\"\"x\"\")\",'+49 40 1234567,-3.5,2026-11-25,"
            + "\"a, \"\"b\"\"\nc\"\r\n",
            await file.TextAsync());
        var contact = JsonDocument.Parse((await lines.TextAsync()).Trim()).RootElement;
        Assert.Equal(("=HYPERLINK(\"x\")", -3.5m), (
            contact.GetProperty("name").GetString(), contact.GetProperty("fields").GetProperty("size").GetDecimal()));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1+1")]
    [InlineData("''=1+1")]
    [InlineData("'quoted'")]
    [InlineData("+49")]
    [InlineData("\tx")]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("'")]
    public void What_was_protected_is_read_back_as_it_was(string text) =>
        Assert.Equal(text, SpreadsheetText.Unprotect(SpreadsheetText.Protect(text)));

    [Fact]
    public async Task Who_is_no_admin_takes_nothing_out()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();

        using var page = await agent.OpenAsync("/contacts/export");
        using var file = await agent.PostFormAsync("/contacts", "/contacts/export", ("columns", "name"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, file.StatusCode));
    }
}
