using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>What the team knows of a person is written down, found and never lost to a colleague who writes at the same time.</summary>
public sealed class ContactEditTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task What_is_written_down_stands_on_the_page_and_beside_the_conversation_and_in_the_history()
    {
        var (organization, contact, conversation) = await MeetAsync("Ada Lovelace");
        var (mira, _) = await organization.AddAgentAsync("Mira Aydin");
        using var agent = await organization.SignInAsync();

        using var saved = await SaveAsync(
            agent, contact, ("phone", "+49 40 1234567"), ("email", "Ada@Example.com"), ("owner", mira.Id.ToString()), ("language", "de"),
            ("time-zone", "Europe/Berlin"));

        Assert.Equal((HttpStatusCode.Redirect, $"/contacts/{contact}"), (saved.StatusCode, saved.Headers.Location?.ToString()));
        var page = await agent.GetPageAsync($"/contacts/{contact}");
        var facts = page.QuerySelector(".sheet .facts")!.Seen();
        Assert.All(
            ["+49 40 1234567", "Ada@Example.com", "Mira Aydin", "German", "Europe/Berlin"],
            expected => Assert.Contains(expected, facts, StringComparison.Ordinal));
        var history = page.QuerySelector(".timeline")!.Seen();
        Assert.Contains("changed Phone", history, StringComparison.Ordinal);
        Assert.Contains("Wrote one message", history, StringComparison.Ordinal);
        var panel = (await agent.GetPageAsync($"/conversations/{conversation}")).QuerySelector("#panel .facts")!.Seen();
        Assert.Contains("+49 40 1234567", panel, StringComparison.Ordinal);
        var row = (await agent.GetPageAsync("/contacts")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("+49 40 1234567", row, StringComparison.Ordinal);
        Assert.Contains("Mira Aydin", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_they_agreed_to_marketing_stands_there_with_who_noted_it_and_leaves_out_who_did_not()
    {
        var (organization, contact, _) = await MeetAsync("Ada Lovelace");
        var (_, email) = await organization.AddAgentAsync("Mira Aydin");
        using var agent = await app.SignInAsync(email, organization: organization.Organization.Slug);
        async Task<int> FoundAsync(string answer) => (await agent.GetJsonAsync(
            $"/api/contacts?filter={Uri.EscapeDataString($$"""{"field":"consent-to-marketing","is":["{{answer}}"]}""")}")).GetArrayLength();

        using var agreed = await SaveAsync(agent, contact, ("consent-to-marketing", "yes"));
        var page = await agent.GetPageAsync($"/contacts/{contact}");
        Assert.Contains("Consent to marketing Yes Mira Aydin,", page.QuerySelector(".sheet .facts")!.Seen(), StringComparison.Ordinal);
        Assert.Equal((1, 0), (await FoundAsync("yes"), await FoundAsync("no")));

        using var refused = await agent.PatchAsJsonAsync(
            $"/api/contacts/{contact}", new Dictionary<string, object> { ["consent-to-marketing"] = false });
        Assert.False((await refused.ReadJsonAsync()).GetProperty("consentsToMarketing").GetBoolean());
        Assert.Equal((0, 1), (await FoundAsync("yes"), await FoundAsync("no")));
        using var odd = await agent.PatchAsJsonAsync(
            $"/api/contacts/{contact}", new Dictionary<string, object> { ["consent-to-marketing"] = "maybe" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_has_not_written_is_added_once_with_a_name()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();
        var form = await agent.GetPageAsync("/contacts/new");
        (string, string)[] Fields(string name) =>
        [
            ("id", form.QuerySelector("[name=id]")!.GetAttribute("value")!),
            ("values[0].key", "name"), ("values[0].value", name), ("values[1].key", "email"), ("values[1].value", "ada@example.com"),
        ];

        using var unnamed = await agent.PostFormAsync(form, "/contacts/new", Fields(" "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnamed.StatusCode);
        Assert.Contains("needs a name", await unnamed.TextAsync(), StringComparison.Ordinal);
        using var added = await agent.PostFormAsync(form, "/contacts/new", Fields("Ada Lovelace"));
        using var again = await agent.PostFormAsync(form, "/contacts/new", Fields("Ada Lovelace"));

        Assert.Equal(added.GoesTo(), again.GoesTo());
        var facts = (await agent.GetPageAsync(added.GoesTo()!)).QuerySelector(".facts")!.Seen();
        Assert.Contains("ada@example.com", facts, StringComparison.Ordinal);
        Assert.Single((await agent.GetPageAsync("/contacts")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Labels_and_notes_are_given_changed_and_taken_on_the_page_and_stand_in_the_history()
    {
        var (organization, contact, _) = await MeetAsync("Ada Lovelace");
        var label = await app.WithDbAsync(organization.Id, async db =>
        {
            var regular = db.Labels.Add(
                new Label(organization.Id, Guid.CreateVersion7(), "Regular", LabelColour.Green, DateTimeOffset.UtcNow)).Entity;
            await db.SaveChangesAsync();
            return regular.Id;
        });
        using var agent = await organization.SignInAsync();
        using var stranger = await (await TestOrganization.CreateAsync(app)).SignInAsync(AgentRole.Owner);
        var (address, page) = ($"/contacts/{contact}", (IHtmlDocument?)null);

        using var labelled = await agent.PostFormAsync(address, $"{address}/labels/{label}");
        using var noted = await agent.PostFormAsync(
            address, $"{address}/notes", ("id", Guid.CreateVersion7().ToString()), ("text", "Likes oak"));
        page = await agent.GetPageAsync(address);
        Assert.Equal("Regular", page.QuerySelector("[aria-labelledby=labels] .label")!.Seen());
        Assert.Contains("Likes oak", page.QuerySelector("[aria-labelledby=notes]")!.Seen(), StringComparison.Ordinal);
        Assert.Contains("added the label Regular", page.QuerySelector(".timeline")!.Seen(), StringComparison.Ordinal);

        var note = await app.WithDbAsync(organization.Id, db => db.ContactNotes.Select(n => n.Id).SingleAsync());
        using var empty = await agent.PostFormAsync(address, $"{address}/notes/{note}", ("was", "Likes oak"), ("text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var raced = await agent.PostFormAsync(address, $"{address}/notes/{note}", ("was", "Likes ash"), ("text", "Likes pine"));
        Assert.Equal(HttpStatusCode.Conflict, raced.StatusCode);
        foreach (var form in new[] { $"{address}/labels/{label}", $"{address}/notes", $"{address}/notes/{note}" })
        {
            using var unknown = await stranger.PostFormAsync("/contacts", form, ("text", "Mine"));
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        using var taken = await agent.PostFormAsync(address, $"{address}/labels/{label}", ("_method", "DELETE"));
        using var deleted = await agent.PostFormAsync(address, $"{address}/notes/{note}", ("_method", "DELETE"));
        page = await agent.GetPageAsync(address);
        Assert.Equal("No labels", page.QuerySelector("[aria-labelledby=labels] .label-set")!.Seen());
        Assert.DoesNotContain("Likes oak", page.QuerySelector("main")!.Seen(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("040 1234567")]
    [InlineData("+49401234567")]
    [InlineData("123 45 67")]
    [InlineData("ada@example")]
    [InlineData("lovelace@byron.example")]
    [InlineData("@ada.byron")]
    [InlineData("byron.a")]
    [InlineData("00000000077")]
    public async Task Phone_e_mail_handle_and_id_find_them(string typed)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = $"6100{TestOrganization.NextId()}00000000077";
        await app.ReceiveAsync(Payload.Text(organization.InstagramId, person, "Hello", @object: "instagram"));
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "I am somebody else"));
        var contact = await app.WithDbAsync(organization.Id, async db =>
        {
            var identity = await db.ContactIdentities.SingleAsync(i => i.ExternalId == person);
            identity.Describe("ada.byron", 12, true, true, false);
            var ada = await db.Contacts.SingleAsync(c => c.Id == identity.ContactId);
            ada.SetPhone("+49 40 1234567", "+49401234567");
            ada.SetEmail("ada@example.com lovelace@byron.example", "ada@example.com");
            await db.SaveChangesAsync();
            return ada.Id;
        });
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync($"/contacts?q={Uri.EscapeDataString(typed)}");

        Assert.Equal($"contact-{contact}", Assert.Single(page.QuerySelectorAll("tbody tr")).Id);
    }

    [Fact]
    public async Task Two_who_change_different_things_do_not_disturb_each_other_and_of_the_same_thing_the_second_sees_both_and_decides()
    {
        var (organization, contact, _) = await MeetAsync("Ada Lovelace");
        using var anna = await organization.SignInAsync();
        using var tom = await organization.SignInAsync();
        var (toms, annas) = (await tom.GetPageAsync($"/contacts/{contact}/edit"), await anna.GetPageAsync($"/contacts/{contact}/edit"));

        using var first = await PostAsync(anna, annas, contact, ("phone", "+49 40 1111111"));
        using var other = await PostAsync(tom, toms, contact, ("email", "ada@example.com"));
        using var second = await PostAsync(tom, toms, contact, ("phone", "+49 40 2222222"), ("email", "ada@example.com"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, other.StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(("+49 40 1111111", "ada@example.com"), await KnownAsync(organization));
        var shown = Pages.Parse(await second.TextAsync());
        Assert.Contains("+49 40 1111111", shown.QuerySelector("#property-phone-error")!.Seen(), StringComparison.Ordinal);
        Assert.Equal("+49 40 2222222", shown.QuerySelector("#property-phone")!.GetAttribute("value"));

        using var decided = await PostAsync(tom, shown, contact, [("phone", "+49 40 2222222")]);
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Equal(("+49 40 2222222", "ada@example.com"), await KnownAsync(organization));
    }

    [Theory]
    [InlineData("phone", "hello", "no telephone number")]
    [InlineData("phone", "040 1234567", "no telephone number")]
    [InlineData("email", "anna", "no e-mail address")]
    [InlineData("owner", "somebody", "Choose one of the list")]
    [InlineData("owner", "018f0000-0000-7000-8000-000000000000", "Choose one of the list")]
    [InlineData("language", "klingon", "Choose one of the list")]
    [InlineData("time-zone", "Mars/Olympus", "Choose one of the time zones")]
    [InlineData("time-zone", "CET", "Choose one of the time zones")]
    public async Task What_is_no_value_is_refused_with_the_reason_and_nothing_of_the_form_is_taken(string key, string value, string words)
    {
        var (organization, contact, _) = await MeetAsync("Ada Lovelace");
        using var agent = await organization.SignInAsync();

        using var refused = await SaveAsync(agent, contact, ("name", "Countess"), (key, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var shown = Pages.Parse(await refused.TextAsync());
        Assert.Contains(words, shown.QuerySelector($"#property-{key}-error")!.Seen(), StringComparison.Ordinal);
        Assert.Equal("Ada Lovelace", await app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_number_without_its_countrys_code_is_read_as_of_the_organizations_country()
    {
        var (organization, contact, _) = await MeetAsync("Ada Lovelace");
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        using var set = await admin.PostFormAsync("/settings/contact-fields", "/settings/phone-region", ("region", "DE"));
        using var saved = await SaveAsync(admin, contact, ("phone", "040 1234567"));
        using var doubtful = await SaveAsync(admin, contact, ("phone", "491701234567"));
        using var refused = await admin.PostFormAsync("/settings/contact-fields", "/settings/phone-region", ("region", "XX"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (set.StatusCode, saved.StatusCode));
        var number = await app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.PhoneNumber).SingleAsync());
        Assert.Equal("+49401234567", number);
        Assert.Contains("another one without", await doubtful.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Who_sees_only_some_is_told_nothing_by_the_times_of_the_others_and_changes_nobody_hidden()
    {
        var (organization, contact, _) = await MeetAsync("Ada Lovelace");
        var (mira, email) = await organization.AddAgentAsync("Mira Aydin");
        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.OwnOrUnassigned);
            var conversation = await db.Conversations.SingleAsync();
            db.Activities.Add(conversation.AssignTo(mira, mira, DateTimeOffset.UtcNow)!);
            (await db.Contacts.SingleAsync()).Touch(DateTimeOffset.UtcNow.AddYears(1));
            db.Contacts.Add(new Contact(organization.Id, "Imported", DateTimeOffset.UtcNow.AddDays(-1)));
            return await db.SaveChangesAsync();
        });
        var stranger = await TestOrganization.CreateAsync(app);
        using var miras = await app.SignInAsync(email, organization: organization.Organization.Slug);
        using var strangers = await stranger.SignInAsync(AgentRole.Owner);

        var rows = (await miras.GetPageAsync("/contacts")).QuerySelectorAll("tbody tr");

        Assert.Single(rows);
        var hidden = $"{DateTimeOffset.UtcNow.AddYears(1).Year}-";
        Assert.DoesNotContain(hidden, rows[0].QuerySelector("td:last-child")!.InnerHtml, StringComparison.Ordinal);
        var imported = await app.WithDbAsync(
            organization.Id, db => db.Contacts.Where(c => c.Name == "Imported").Select(c => c.Id).SingleAsync());
        foreach (var (browser, id) in new[] { (miras, imported), (strangers, contact) })
        {
            foreach (var address in new[] { $"/contacts/{id}", $"/contacts/{id}/edit" })
            {
                using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }

            using var changed = await browser.PostFormAsync(
                "/contacts", $"/contacts/{id}/edit", ("values[0].key", "name"), ("values[0].value", "Mine"));
            Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        }
    }

    /// <summary>Fills in the form as it is shown, and sends it.</summary>
    private static async Task<HttpResponseMessage> SaveAsync(
        HttpClient browser, Guid contact, params (string Key, string Value)[] values) =>
        await PostAsync(browser, await browser.GetPageAsync($"/contacts/{contact}/edit"), contact, values);

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient browser, IHtmlDocument page, Guid contact, params (string Key, string Value)[] values)
    {
        var fields = page.QuerySelectorAll("[name$='.key']").OfType<IHtmlInputElement>().SelectMany(input =>
        {
            var at = input.Name![..^".key".Length];
            var was = page.QuerySelectorAll($"[name='{at}.was']").OfType<IHtmlInputElement>().Single().Value;
            var wanted = values.Where(value => value.Key == input.Value).Select(value => value.Value).DefaultIfEmpty(was);
            return new[] { (input.Name!, input.Value), ($"{at}.was", was) }.Concat(wanted.Select(value => ($"{at}.value", value)));
        });
        return browser.PostFormAsync($"/contacts/{contact}/edit", $"/contacts/{contact}/edit", [.. fields]);
    }

    private Task<(string?, string?)> KnownAsync(TestOrganization organization) => app.WithDbAsync(organization.Id, async db =>
    {
        var contact = await db.Contacts.SingleAsync();
        return (contact.Phone, contact.Email);
    });

    private async Task<(TestOrganization Organization, Guid Contact, Guid Conversation)> MeetAsync(string name)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        return await app.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync();
            (await db.Contacts.SingleAsync()).Call(name);
            await db.SaveChangesAsync();
            return (organization, conversation.ContactId, conversation.Id);
        });
    }
}
