using System.Net;
using System.Net.Http.Json;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Importing;
using Inbox.Web.Merging;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Importing;

/// <summary>What hostile hands found around imports, and what is right.</summary>
public sealed class ImportFaultTests(AppFixture fixture) : ImportTestsBase(fixture), IClassFixture<AppFixture>
{
    [Fact]
    public async Task What_is_too_long_ends_no_import()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.Organizations.SingleAsync(o => o.Id == organization.Id)).ReadPhonesAsOf("DE");
            return await db.SaveChangesAsync();
        });
        var id = await SendAsync(
            admin, $"email,phone\n{new string('a', 230)}@example.com,\n,030{string.Concat(Enumerable.Repeat(" -", 60))} 1234567\n");

        var import = await StartAsync(
            organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"), ("phones", "WithoutCountryCode"));

        Assert.Equal((1, 1), (import.Created, import.Failed));
        Assert.Equal(
            Contact.NameLength, (await App.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.Name).SingleAsync())).Length);
    }

    [Fact]
    public async Task Rows_that_are_put_right_in_the_file_of_problems_come_in_as_they_were_exported()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await FieldAsync(organization, "born", ContactFieldKind.Date);
        await FieldAsync(organization, "nick", ContactFieldKind.Text);
        var id = await SendAsync(admin, "name,phone,nick,born,=evil\nAda,'+49 40 1234567,'=star,tomorrow,x\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));
        var text = await ProblemsAsync(admin, id);
        Assert.Contains("'=evil", text, StringComparison.Ordinal);

        var again = await SendAsync(admin, text.Replace("tomorrow", "2026-11-25", StringComparison.Ordinal));
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{again}"));

        var ada = await App.WithDbAsync(organization.Id, db => db.Contacts.SingleAsync());
        Assert.Equal(("+49 40 1234567", "=star"), (ada.Phone, ada.OwnValue("nick")!.GetValue<string>()));
    }

    [Fact]
    public async Task Whom_somebody_labelled_or_merged_since_stays()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var id = await SendAsync(admin, "name,email\nAda,ada@example.com\nBert,bert@example.com\nCarl,carl@example.com\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));
        var people = await App.WithDbAsync(organization.Id, db => db.Contacts.ToDictionaryAsync(c => c.Name, c => c.Id));
        var label = await App.WithDbAsync(organization.Id, async db =>
        {
            var vip = db.Labels.Add(
                new Label(organization.Id, Guid.CreateVersion7(), "VIP", LabelColour.Blue, DateTimeOffset.UtcNow)).Entity;
            await db.SaveChangesAsync();
            return vip.Id;
        });
        using var labelled = await admin.PostFormAsync(
            $"/contacts/{people["Ada"]}", $"/contacts/{people["Ada"]}/labels/{label}");
        using var noted = await admin.PatchAsJsonAsync($"/api/contacts/{people["Bert"]}", new { phone = "+49 40 1234567" });
        using var merged = await admin.PostAsJsonAsync($"/api/contacts/{people["Carl"]}/merges", new { contactId = people["Bert"] });
        Assert.All([labelled, noted, merged], answer => Assert.True((int)answer.StatusCode < 400, answer.ToString()));
        await App.WithDbAsync(organization.Id, async db =>
        {
            await using var scope = App.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organization.Id);
            var (agent, merge) = (await db.Agents.FirstAsync(), await db.ContactMerges.SingleAsync());
            return await scope.ServiceProvider.GetRequiredService<ContactUnmergeService>()
                .UndoAsync(agent, people["Carl"], merge.Id, default);
        });

        using var undone = await admin.PostFormAsync($"/contacts/imports/{id}", $"/contacts/imports/{id}/undo");
        Assert.Equal(3, (await EndsAsync(organization, id, ImportState.Undone)).Kept);
        Assert.Equal(3, await App.WithDbAsync(organization.Id, db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task Imports_that_are_taken_back_in_the_order_they_came_leave_what_was_before_them()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await PersonAsync(organization, "Ada", "ada@example.com", "en");
        var imports = new List<Guid>();
        foreach (var language in new[] { "de", "ar" })
        {
            imports.Add(await SendAsync(admin, $"email,language\nada@example.com,{language}\n"));
            await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{imports[^1]}"));
        }

        foreach (var id in imports)
        {
            using var undone = await admin.PostFormAsync($"/contacts/imports/{id}", $"/contacts/imports/{id}/undo");
            await EndsAsync(organization, id, ImportState.Undone);
        }

        Assert.Equal(["Ada|ada@example.com||en|"], await PeopleAsync(organization));
        var told = await App.WithDbAsync(organization.Id, db => db.ContactChanges.OrderBy(c => c.At).Select(c => c.Now).ToListAsync());
        Assert.Equal(["de", "ar", "en"], told);
    }

    [Fact]
    public async Task Labels_that_hold_commas_are_one_and_those_for_which_there_is_no_room_are_told()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await PersonAsync(organization, "Ada", "ada@example.com", null);
        await App.WithDbAsync(organization.Id, async db =>
        {
            db.Labels.AddRange(Enumerable.Range(0, Label.MaxCount - 1).Select(number => new Label(
                organization.Id, Guid.CreateVersion7(), number == 0 ? "VIP, gold; x" : $"Label {number}", LabelColour.Grey,
                DateTimeOffset.UtcNow)));
            return await db.SaveChangesAsync();
        });
        var id = await SendAsync(admin, "email,labels\nada@example.com,\"VIP, gold; x\"\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));
        Assert.Equal(["Ada|ada@example.com|||VIP, gold; x"], await PeopleAsync(organization));

        var again = await SendAsync(admin, "email,labels\nada@example.com,\"New A;New B\"\n");
        var import = await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{again}"));

        Assert.Equal((0, 1), (import.Updated, import.Failed));
        Assert.Equal(["Ada|ada@example.com|||VIP, gold; x"], await PeopleAsync(organization));
    }

    [Fact]
    public async Task A_letter_far_behind_the_beginning_tells_the_encoding_too()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var rows = string.Concat(Enumerable.Range(0, 3_000).Select(number => $"Person number {number},p{number}@example.com\n"));
        var id = await SendAsync(admin, Encoding.Latin1.GetBytes($"name,email\n{rows}Jürgen Müller,j@example.com\n"));

        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        Assert.Equal(
            "Jürgen Müller",
            await App.WithDbAsync(organization.Id, db => db.Contacts.Where(c => c.Email == "j@example.com")
                .Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task Files_are_read_as_their_programs_write_them()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await FieldAsync(organization, "born", ContactFieldKind.Date);
        var id = await SendAsync(
            admin,
            "Name,E-mail 1 - Value,Group Membership,Language,born\n" +
            "Ada,ada@example.com ::: a@example.com,* myContacts ::: Friends,Deutsch,31.12.2019\n" +
            "Bia,bia@example.com,,pt-BR,\n");

        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"), ("days", "DayFirst"));

        Assert.Equal(["Ada|ada@example.com||de|Friends", "Bia|bia@example.com||pt|"], await PeopleAsync(organization));
        Assert.Contains(
            "2019-12-31",
            await App.WithDbAsync(organization.Id, db => db.Contacts.Where(c => c.Name == "Ada").Select(c => c.OwnValues).SingleAsync()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_row_is_told_at_once_and_what_is_right_by_now_too()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await FieldAsync(organization, "born", ContactFieldKind.Date);
        var size = await FieldAsync(organization, "size", ContactFieldKind.Choice, "S");
        var id = await SendAsync(admin, "name,born,size,email\nAda,never,S,nobody\nBert,,XL,\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));
        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.ContactFields.SingleAsync(f => f.Id == size)).Change("size", isBesideThread: true, ["S", "XL"]);
            return await db.SaveChangesAsync();
        });

        var lines = (await ProblemsAsync(admin, id)).Split("\r\n");

        Assert.Contains("“never”", lines[1], StringComparison.Ordinal);
        Assert.Contains("“nobody”", lines[1], StringComparison.Ordinal);
        Assert.Contains("can be now", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_with_an_id_is_about_that_contact_whoever_has_the_number_too()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var (ada, bert) = (
            await PersonAsync(organization, "Ada", "a@example.com", null), await PersonAsync(organization, "Bert", "b@example.com", null));
        var id = await SendAsync(admin, $"id,name,phone\n{ada},Ada,+49 40 1234567\n{bert},Bert,0049 401234567\n");

        var import = await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        Assert.Equal((2, 0), (import.Updated, import.Failed));
    }

    [Fact]
    public async Task Files_that_are_kept_tell_nothing_of_who_was_erased_and_all_of_others()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await FieldAsync(organization, "born", ContactFieldKind.Date);
        var ada = await PersonAsync(organization, "Ada", "ada@example.com", null);
        var made = await SendAsync(admin, "name,email,born\nZora,zora@example.com,\nBad,bad@example.com,x\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{made}"));
        var zora = await App.WithDbAsync(organization.Id, db => db.Contacts.Where(c => c.Name == "Zora").Select(c => c.Id).SingleAsync());
        var failed = await SendAsync(admin, "name,email,born\nAda L.,ada@example.com,x\nWorse,worse@example.com,y\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{failed}"));

        foreach (var person in new[] { ada, zora })
        {
            using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{person}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        }

        Assert.Contains("bad@example.com", await ProblemsAsync(admin, made), StringComparison.Ordinal);
        var problems = await ProblemsAsync(admin, failed);
        Assert.Contains("worse@example.com", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.com", problems, StringComparison.Ordinal);
        foreach (var id in new[] { made, failed })
        {
            await Eventually.TrueAsync(async () => !(await FileAsync(organization, id)).Contains("Zora", StringComparison.Ordinal)
                && !(await FileAsync(organization, id)).Contains("ada@example.com", StringComparison.Ordinal));
        }

        Assert.Contains("worse@example.com", await FileAsync(organization, failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_another_length_leads_no_separator_astray()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var id = await SendAsync(admin, "name;email\nAda;ada@example.com;\nBert;bert@example.com\n");

        var import = await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        Assert.Equal((1, 1), (import.Created, import.Failed));
    }

#pragma warning disable EF1002 // Names and values are ours.
    /// <summary>Whatever a later version forgets to look at: the database is made to refuse one name.</summary>
    [Fact]
    public async Task A_row_that_the_database_refuses_is_told_and_holds_up_no_other()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        var poison = $"Poison {TestOrganization.NextId()}";
        await App.WithDbAsync(null, db => db.Database.ExecuteSqlRawAsync(
            $"""
            create function refuse_{organization.Id:N}() returns trigger language plpgsql as $$
            begin
                if new.name = '{poison}' then raise exception 'refused' using errcode = '22001'; end if;
                return new;
            end $$;
            create trigger refuse_{organization.Id:N} before insert on contacts for each row execute function refuse_{organization.Id:N}();
            """));
        try
        {
            var id = await SendAsync(admin, $"name,email\nNo address,x\nAda,a@example.com\n{poison},b@example.com\nCarl,c@example.com\n");

            var import = await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

            Assert.Equal((2, 2), (import.Created, import.Failed));
            Assert.Contains(
                $"{poison},b@example.com,4,\"A value of the row cannot be kept.", await ProblemsAsync(admin, id), StringComparison.Ordinal);
        }
        finally
        {
            await App.WithDbAsync(null, db => db.Database.ExecuteSqlRawAsync(
                $"drop trigger refuse_{organization.Id:N} on contacts; drop function refuse_{organization.Id:N}();"));
        }
    }
#pragma warning restore EF1002

    [Fact]
    public async Task Forms_that_do_not_fit_the_file_start_nothing()
    {
        var (_, admin) = await OpenAsync();
        using var adminToo = admin;
        var id = await SendAsync(admin, "name,phone\nAda,+49 40 1234567\n");
        (string, string)[] whole = [("columns[0]", "name"), ("columns[1]", "phone"), ("separator", ","), ("encoding", "utf-8")];
        foreach (var form in new (string, string)[][]
        {
            [.. whole, ("mode", "xx")], [.. whole, ("columns[2]", "email")], [.. whole.Skip(1)],
        })
        {
            using var refused = await admin.PostFormAsync($"/contacts/imports/{id}", $"/contacts/imports/{id}", form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Who_came_from_a_file_was_never_active_and_has_the_name_that_the_team_gave()
    {
        var (organization, admin) = await OpenAsync();
        using var adminToo = admin;
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        var id = await SendAsync(admin, "name,email\nGood One,good@example.com\n");
        await StartAsync(organization, admin, await admin.GetPageAsync($"/contacts/imports/{id}"));

        var last = (await admin.GetPageAsync("/contacts")).QuerySelectorAll("tbody tr")[^1];
        Assert.Contains("Good One", last.Seen(), StringComparison.Ordinal);
        Assert.Equal("Never", last.QuerySelectorAll("td.number .visually-hidden")[^1].TextContent.Trim());

        var good = await App.WithDbAsync(organization.Id, db => db.Contacts.SingleAsync(c => c.Name == "Good One"));
        using var renamed = await admin.PatchAsJsonAsync($"/api/contacts/{good.Id}", new { name = "Better One" });
        Assert.Contains("\"lastActivityAt\":null", await renamed.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Good One", (await admin.GetPageAsync($"/contacts/{good.Id}")).QuerySelector(".facts")!.Seen(),
            StringComparison.Ordinal);
    }

    private static async Task<string> ProblemsAsync(HttpClient admin, Guid id)
    {
        using var problems = await admin.GetAsync(new Uri($"/contacts/imports/{id}/problems", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, problems.StatusCode);
        return (await problems.TextAsync()).TrimStart('\uFEFF');
    }

    private async Task<string> FileAsync(TestOrganization organization, Guid id)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var import = await App.WithDbAsync(organization.Id, db => db.ContactImports.SingleAsync(i => i.Id == id));
        await using var file = await scope.ServiceProvider.GetRequiredService<ImportFile>().OpenAsync(import);
        using var text = new StreamReader(file);
        return await text.ReadToEndAsync();
    }

    private Task<Guid> FieldAsync(TestOrganization organization, string key, ContactFieldKind kind, params string[] options) =>
        App.WithDbAsync(organization.Id, async db =>
        {
            var field = db.ContactFields.Add(
                new ContactField(organization.Id, Guid.CreateVersion7(), key, key, kind, position: 0)).Entity;
            field.Change(key, isBesideThread: true, [.. options]);
            await db.SaveChangesAsync();
            return field.Id;
        });

    private Task<Guid> PersonAsync(TestOrganization organization, string name, string email, string? language) =>
        App.WithDbAsync(organization.Id, async db =>
        {
            var person = db.Contacts.Add(Contact.Noted(organization.Id, name, DateTimeOffset.UtcNow)).Entity;
            person.SetEmail(email, email);
            person.SetLanguage(language);
            await db.SaveChangesAsync();
            return person.Id;
        });
}
