using System.Net;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Importing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Importing;

/// <summary>Contacts come in from a file: it is seen before, taken in in the background, and taken back within a day.</summary>
public sealed class ImportTests(AppFixture fixture) : ImportTestsBase(fixture), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_file_is_seen_taken_in_and_taken_back()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await App.WithDbAsync(organization.Id, async db =>
        {
            var zoe = db.Contacts.Add(new Contact(organization.Id, "Zoë Müller", DateTimeOffset.UtcNow)).Entity;
            zoe.SetEmail("zoe@example.com", "zoe@example.com");
            zoe.SetLanguage("en");
            return await db.SaveChangesAsync();
        });

        var id = await SendAsync(admin, """
            First Name;Last Name;E-mail;Phone;Tags;Language;Shoe
            Ada;Lovelace;ada@example.com;+49 40 1234567;Regular, New;German;38
            Zoë;Müller;ZOE@example.com;;Regular;de;40
            ;;;;;;
            Bert;;no address;;;;
            """);
        var page = await admin.GetPageAsync($"/contacts/imports/{id}");
        Assert.Equal(";", page.QuerySelector("#separator option[selected]")!.GetAttribute("value"));
        Assert.Equal(
            ["first-name", "last-name", "email", "phone", "labels", "language", ""],
            page.QuerySelectorAll("select[name^=columns]")
                .Select(select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""));
        var preview = page.QuerySelector("[aria-labelledby=preview]")!.Seen();
        Assert.Contains("Ada Lovelace A new contact", preview, StringComparison.Ordinal);
        Assert.Contains("Zoë Müller Changes a contact who is there", preview, StringComparison.Ordinal);
        Assert.Contains("E-mail: “no address” This is no e-mail address", preview, StringComparison.Ordinal);

        var import = await StartAsync(organization, admin, page);

        Assert.Equal((1, 1, 0, 2), (import.Created, import.Updated, import.Unchanged, import.Failed));
        var people = await PeopleAsync(organization);
        Assert.Equal(["Ada Lovelace|ada@example.com|+49401234567|de|New,Regular", "Zoë Müller|zoe@example.com||de|Regular"], people);
        using var problems = await admin.GetAsync(new Uri($"/contacts/imports/{id}/problems", UriKind.Relative));
        var lines = (await problems.TextAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("First Name;Last Name;E-mail;Phone;Tags;Language;Shoe;Line;Problem", lines[0]);
        Assert.StartsWith("Bert;;no address;;;;;5;", lines[2], StringComparison.Ordinal);

        using var undone = await admin.PostFormAsync($"/contacts/imports/{id}", $"/contacts/imports/{id}/undo");
        await EndsAsync(organization, id, ImportState.Undone);
        Assert.Equal(["Zoë Müller|zoe@example.com||en|"], await PeopleAsync(organization));
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_when_an_import_is_taken_back()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var id = await SendAsync(admin, "name,phone,email\nAda,+49 40 1111111,ada@example.com\nBert,+49 40 2222222,bert@example.com\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));
        var again = await SendAsync(admin, "name,phone,email\nAda B.,+49 40 3333333,ada@example.com\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{again}"));
        await App.WithDbAsync(organization.Id, async db =>
        {
            var ada = await db.Contacts.SingleAsync(c => c.EmailAddress == "ada@example.com");
            ada.SetPhone("+49 40 4444444", "+49404444444");
            ada.Revise();
            return await db.SaveChangesAsync();
        });

        foreach (var (import, kept) in new[] { (again, 0), (id, 1) })
        {
            using var undone = await admin.PostFormAsync($"/contacts/imports/{import}", $"/contacts/imports/{import}/undo");
            Assert.Equal(kept, (await EndsAsync(organization, import, ImportState.Undone)).Kept);
        }

        Assert.Equal(["Ada|ada@example.com|+49404444444||"], await PeopleAsync(organization));
    }

    [Fact]
    public async Task A_file_that_was_exported_changes_nothing_when_it_is_imported()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await App.WithDbAsync(organization.Id, async db =>
        {
            var field = new ContactField(organization.Id, Guid.CreateVersion7(), "wish", "Wish", ContactFieldKind.LongText, position: 0);
            db.ContactFields.Add(field);
            var random = new Random(11);
            string[] texts = ["=1+1", "'=x", "@you", "line\nline", "\"quoted\"", "a;b,c", "-5", "Ünï", "\tTab"];
            foreach (var number in Enumerable.Range(0, 40))
            {
                var contact = db.Contacts.Add(new Contact(organization.Id, $"Person {number}", DateTimeOffset.UtcNow)).Entity;
                contact.SetOwnValue("wish", texts[random.Next(texts.Length)].Trim());
                contact.SetPhone($"+49 40 12345{number:00}", $"+494012345{number:00}");
                contact.SetLanguage(random.Next(2) == 0 ? "de" : null);
            }

            return await db.SaveChangesAsync();
        });
        using var exported = await admin.PostFormAsync("/contacts/export", "/contacts/export", ("isJson", "false"));

        var id = await SendAsync(admin, await exported.Content.ReadAsByteArrayAsync());
        var import = await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        Assert.Equal((0, 0, 40, 0), (import.Created, import.Updated, import.Unchanged, import.Failed));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("name,phone\n", "a header and no row")]
    [InlineData("name,Name\na,b\n", "Two columns are called name")]
    [InlineData("name,phone\nAda,\"+49\nBert,1\n", "quote is not closed")]
    [InlineData("name,phone\nAda,\"4\"9\nBert,1\n", "In line 2 a quote stands")]
    [InlineData("na\0me,phone\nAda,1\n", "This is no text")]
    public async Task What_is_wrong_with_a_file_is_said_before_anything_is_changed(string content, string words)
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;

        using var refused = await PostAsync(admin, Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        if (content.Length > 0)
        {
            Assert.Contains(words, await refused.TextAsync(), StringComparison.Ordinal);
        }

        Assert.False(await App.WithDbAsync(organization.Id, db => db.ContactImports.AnyAsync()));
    }

    [Theory]
    [InlineData("utf-8", ",")]
    [InlineData("utf-8", ";")]
    [InlineData("utf-16", "\t")]
    [InlineData("windows-1252", "|")]
    public async Task Encoding_and_separator_are_found(string encoding, string separator)
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var format = new ImportFormat(encoding, separator);
        var text = "\"name\",phone,wish\nZoë Müller,+49 40 1234567,a\nÄnne,,b\n".Replace(",", separator, StringComparison.Ordinal);

        var id = await SendAsync(admin, [.. format.TextEncoding.GetPreamble(), .. format.TextEncoding.GetBytes(text)]);
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        Assert.Equal(["Zoë Müller||+49401234567||", "Änne||||"], await PeopleAsync(organization));
    }

    [Fact]
    public async Task Rows_about_one_person_and_rows_of_another_length_are_told_with_their_lines_and_none_is_taken_by_halves()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var id = await SendAsync(
            admin,
            "name,phone,email\nAda,+49 40 1234567,\nAda too,0049401234567,x@example.com\nShort,1\nLong,,,x\nBad,hello,b@example.com\n");

        var import = await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        Assert.Equal((1, 4), (import.Created, import.Failed));
        Assert.Equal(["Ada||+49401234567||"], await PeopleAsync(organization));
        using var problems = await admin.GetAsync(new Uri($"/contacts/imports/{id}/problems", UriKind.Relative));
        var text = await problems.TextAsync();
        Assert.Contains("3,Row 1 is about the same person.", text, StringComparison.Ordinal);
        Assert.Contains("4,\"The row has 2 cells", text, StringComparison.Ordinal);
        Assert.Contains("5,\"The row has 4 cells", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_may_be_two_are_asked_for_and_read_as_somebody_says()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.Organizations.SingleAsync(o => o.Id == organization.Id)).ReadPhonesAsOf("DE");
            return await db.SaveChangesAsync();
        });
        var id = await SendAsync(admin, "name,phone\nAda,491701234567\n");
        var page = await admin.GetPageAsync($"/contacts/imports/{id}");
        var preview = page.QuerySelector("[aria-labelledby=preview]")!.Seen();
        Assert.Contains("one number with its country’s code", preview, StringComparison.Ordinal);

        await StartAsync(organization, admin, page, ("phones", "WithCountryCode"));

        Assert.Equal(["Ada||+491701234567||"], await PeopleAsync(organization));
    }

    [Fact]
    public async Task An_import_goes_on_where_it_was_and_belongs_to_its_organizations_admins()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        using var agent = await organization.SignInAsync();
        using var stranger = await (await TestOrganization.CreateAsync(App)).SignInAsync(AgentRole.Owner);
        var rows = string.Concat(Enumerable.Range(0, 1_300).Select(number => $"Person {number},p{number}@example.com\n"));
        var id = await SendAsync(admin, $"name,email\n{rows}");
        foreach (var address in new[] { $"/contacts/imports/{id}", $"/contacts/imports/{id}/problems" })
        {
            using var forbidden = await agent.GetAsync(new Uri(address, UriKind.Relative));
            using var foreign = await stranger.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (forbidden.StatusCode, foreign.StatusCode));
        }

        // As one whose worker was killed after its first batch.
        await App.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.AddRange(Enumerable.Range(0, 500).Select(
                number => new Contact(organization.Id, $"Person {number}", DateTimeOffset.UtcNow)));
            await db.SaveChangesAsync();
            return await db.ContactImports.ExecuteUpdateAsync(
                set => set.SetProperty(i => i.RowsDone, 500).SetProperty(i => i.Created, 500));
        });
        var import = await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        Assert.Equal((1_300, 1_300, 0), (import.RowsDone, import.Created, import.Failed));
        Assert.Equal(1_300, await App.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.Name).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Who_is_erased_before_their_row_comes_does_not_come_back_by_it()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var ada = await App.WithDbAsync(organization.Id, async db =>
        {
            var contact = db.Contacts.Add(new Contact(organization.Id, "Ada", DateTimeOffset.UtcNow)).Entity;
            contact.SetPhone("+49 40 1234567", "+49401234567");
            await db.SaveChangesAsync();
            return contact.Id;
        });
        var id = await SendAsync(admin, "name,phone\nBert,+49 40 7654321\nAda,+49 40 1234567\n");
        var page = await admin.GetPageAsync($"/contacts/imports/{id}");
        using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{ada}", UriKind.Relative));

        var import = await StartAsync(organization, admin, page);

        Assert.Equal((1, 1), (import.Created, import.Failed));
        Assert.Equal(["Bert||+49407654321||"], await PeopleAsync(organization));
    }
}
