using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>What hostile hands found around contacts, and what is right.</summary>
public sealed class ContactFaultTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task The_page_says_what_Meta_told_of_the_conversation()
    {
        var (organization, contact, agent) = await MeetAsync();
        using var agentToo = agent;
        await app.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync();
            db.ThreadLines.Add(ThreadLine.OfReferral(
                conversation, "ad", new("ADS", "OPEN_THREAD", null, "1", "Summer sale", null, null), DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync();
        });

        Assert.Contains("Summer sale", (await agent.GetPageAsync($"/contacts/{contact}")).QuerySelector(".timeline")!.Seen(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_write_names_owners_and_numbers_as_they_do()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (tom, _) = await organization.AddAgentAsync("Tom Becker", AgentRole.Admin);
        var (mira, email) = await organization.AddAgentAsync("Mira Aydin");
        await app.WithDbAsync(organization.Id, async db =>
        {
            var field = new ContactField(organization.Id, Guid.CreateVersion7(), "count", "Count", ContactFieldKind.Number, position: 0);
            db.ContactFields.Add(field);
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.Memberships);
            return await db.SaveChangesAsync();
        });
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var restricted = await app.SignInAsync(email);

        using var lines = await admin.PostAsJsonAsync("/api/contacts", new { name = "Two\nlines" });
        using var given = await restricted.PostAsJsonAsync("/api/contacts", new { name = "Given away", owner = tom.Id });
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (lines.StatusCode, given.StatusCode));
        foreach (var (number, status) in new[]
        {
            ("1e5", HttpStatusCode.OK), ("1e-06", HttpStatusCode.OK), ("0e-30", HttpStatusCode.OK),
            ("1e-30", HttpStatusCode.UnprocessableEntity),
        })
        {
            using var body = new StringContent($$"""{"count":{{number}}}""", Encoding.UTF8, "application/json");
            using var counted = await admin.PatchAsync(lines.Headers.Location, body);
            Assert.Equal(status, counted.StatusCode);
        }

        using var unnamed = await admin.PatchAsJsonAsync(lines.Headers.Location, new { name = (string?)null });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnamed.StatusCode);
        var changes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            using var answer = await admin.PatchAsJsonAsync(lines.Headers.Location, new { phone = $"+49 40 123456{number}" });
            return answer.StatusCode;
        }));
        Assert.All(changes, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task A_list_of_several_pages_is_counted_for_whoever_sees_it()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (_, restrictedEmail) = await organization.AddAgentAsync("Mira Aydin");
        await app.WithDbAsync(organization.Id, async db =>
        {
            await db.Agents.ExecuteUpdateAsync(set => set.SetProperty(a => a.Sight, AccessScope.Memberships));
            db.Contacts.AddRange(Enumerable.Range(0, 60).Select(
                number => Contact.Noted(organization.Id, $"Person {number}", DateTimeOffset.UtcNow)));
            return await db.SaveChangesAsync();
        });
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var restricted = await app.SignInAsync(restrictedEmail);

        var late = (await admin.GetPageAsync("/contacts")).QuerySelector("late-count")!;
        Assert.Equal("60 contacts", (await admin.GetPageAsync(late.GetAttribute("data-from")!)).Body!.Seen());
        Assert.Equal("60 contacts", (await admin.GetPageAsync(late.QuerySelector("a")!.GetAttribute("href")!))
            .QuerySelector(".pager span")!.Seen());
        Assert.Equal("0 contacts", (await restricted.GetPageAsync("/contacts/count")).Body!.Seen());
    }

    [Fact]
    public async Task A_contact_is_blocked_and_unblocked_on_their_own_page()
    {
        var (organization, contact, agent) = await MeetAsync();
        using var agentToo = agent;
        var address = $"/contacts/{contact}";
        using var stranger = await (await TestOrganization.CreateAsync(app)).SignInAsync(AgentRole.Owner);
        using var foreign = await stranger.PostFormAsync("/contacts", $"{address}/block");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        using var blocked = await agent.PressAsync(await agent.GetPageAsync(address), $"form[action='{address}/block'] button");
        Assert.Equal(address, blocked.Headers.Location?.ToString());
        var page = await agent.GetPageAsync(address);
        Assert.Contains("blocked", page.QuerySelector(".timeline")!.Seen(), StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.BlockedAt != null).SingleAsync()));

        using var unblocked = await agent.PressAsync(page, $"form[action='{address}/block'] button");
        Assert.False(await app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.BlockedAt != null).SingleAsync()));
    }

    [Fact]
    public async Task Who_never_wrote_is_seen_by_the_teams_of_whoever_looks_after_them()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (owner, _) = await organization.AddAgentAsync("Olga Owner");
        var (mate, mateEmail) = await organization.AddAgentAsync("Mira Mate");
        var (_, otherEmail) = await organization.AddAgentAsync("Otto Other");
        var contact = await app.WithDbAsync(organization.Id, async db =>
        {
            var team = db.Teams.Add(new Team(organization.Id, "Sales", DateTimeOffset.UtcNow)).Entity;
            db.TeamMembers.AddRange(
                new TeamMember(team, owner), new TeamMember(team, mate));
            await db.Agents.Where(a => a.Role == AgentRole.Agent)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Sight, AccessScope.Memberships));
            var noted = db.Contacts.Add(Contact.Noted(organization.Id, "Never Wrote", DateTimeOffset.UtcNow)).Entity;
            noted.SetOwner(owner.Id);
            await db.SaveChangesAsync();
            return noted.Id;
        });

        foreach (var (email, isSeen) in new[] { (mateEmail, true), (otherEmail, false) })
        {
            using var agent = await app.SignInAsync(email);
            Assert.Equal(
                isSeen,
                (await agent.GetPageAsync("/contacts")).QuerySelector("main")!.Seen().Contains("Never Wrote", StringComparison.Ordinal));
            using var page = await agent.GetAsync(new Uri($"/contacts/{contact}", UriKind.Relative));
            Assert.Equal(isSeen ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.StatusCode);
        }
    }

    [Theory]
    [InlineData("/contacts/{0}/edit", "Values.index")]
    [InlineData("/segments", "All.index")]
    public async Task Forms_with_names_and_nothing_behind_them_are_no_error_of_ours(string address, string name)
    {
        var (_, contact, agent) = await MeetAsync();
        using var agentToo = agent;
        using var answer = await agent.PostFormAsync(
            $"/contacts/{contact}", string.Format(CultureInfo.InvariantCulture, address, contact), (name, "a"), (name, "b"));
        Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task What_nobody_touched_stays_as_it_is_with_its_lines_and_its_options()
    {
        var (organization, contact, agent) = await MeetAsync();
        using var agentToo = agent;
        await FieldsAsync(organization);
        using var written = await agent.PatchAsJsonAsync(
            $"/api/contacts/{contact}", new { bio = "para one\n\npara two", rooms = new[] { "Kitchen", "Garden" } });
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);

        // A browser sends each end of a line as two characters, of what is hidden too.
        using var saved = await agent.PostFormAsync(
            $"/contacts/{contact}/edit", $"/contacts/{contact}/edit", ("values[0].key", "bio"),
            ("values[0].was", "para one\r\n\r\npara two"), ("values[0].value", "para one\r\n\r\npara two"),
            ("values[1].key", "rooms"), ("values[1].was", "Kitchen\r\nGarden"),
            ("values[1].value", "Kitchen"), ("values[1].value", "Garden"), ("values[2].key", "language"), ("values[2].was", ""),
            ("values[2].value", "de"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var known = await app.WithDbAsync(organization.Id, db => db.Contacts.SingleAsync());
        Assert.Equal("para one\n\npara two", known.OwnValue("bio")!.GetValue<string>());
        Assert.Equal(["Kitchen", "Garden"], known.OwnValue("rooms")!.AsArray().Select(option => option!.GetValue<string>()));
        var changed = await app.WithDbAsync(organization.Id, db => db.ContactChanges.Select(c => c.Property).ToListAsync());
        Assert.Equal(["bio", "language", "rooms"], changed.Order());
    }

    [Fact]
    public async Task Whoever_saves_again_replaces_what_they_changed_and_nothing_else()
    {
        var (organization, contact, tom) = await MeetAsync();
        using var tomToo = tom;
        await FieldsAsync(organization);
        using var anna = await tom.PatchAsJsonAsync($"/api/contacts/{contact}", new { phone = "+49 40 1111111", bio = "By Anna" });

        using var raced = await tom.PostFormAsync(
            $"/contacts/{contact}/edit", $"/contacts/{contact}/edit", ("values[0].key", "phone"), ("values[0].was", ""),
            ("values[0].value", "+49 40 2222222"), ("values[1].key", "bio"), ("values[1].was", ""), ("values[1].value", ""));

        Assert.Equal(HttpStatusCode.Conflict, raced.StatusCode);
        var shown = Pages.Parse(await raced.TextAsync());
        Assert.Equal("+49 40 2222222", shown.QuerySelector("#property-phone")!.GetAttribute("value"));
        Assert.Equal("By Anna", shown.QuerySelector("#property-bio")!.TextContent);
    }

    [Fact]
    public async Task A_change_that_is_meant_for_what_was_read_is_made_once_and_a_new_name_is_a_change()
    {
        var (_, contact, agent) = await MeetAsync();
        using var agentToo = agent;
        var address = $"/api/contacts/{contact}";
        var conversation = (await agent.GetJsonAsync("/api/conversations"))[0].GetProperty("id").GetGuid();

        using var renamed = await agent.PostFormAsync(
            $"/conversations/{conversation}", $"/conversations/{conversation}/contact/name", ("name", "By Mira"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PatchAsync("\"0\"", new { name = "By Tom" }));

        var tag = $"\"{(await agent.GetJsonAsync(address)).GetProperty("revision").GetInt32()}\"";
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PatchAsync($"W/{tag}", new { name = "By Tom" }));
        var both = await Task.WhenAll(
            PatchAsync(tag, new { phone = "+49 40 1111111" }), PatchAsync($"\"x\", {tag}", new { email = "ada@example.com" }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], both.Order());

        async Task<HttpStatusCode> PatchAsync(string ifMatch, object change)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = JsonContent.Create(change) };
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            using var answer = await agent.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Who_sees_only_some_is_told_neither_time_nor_origin_of_a_hidden_conversation()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Long ago", at: DateTimeOffset.UtcNow.AddDays(-20)
            .ToUnixTimeMilliseconds()));
        var (mira, email) = await organization.AddAgentAsync("Mira Aydin");
        var contact = await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.OwnOrUnassigned);
            var identity = await db.ContactIdentities.SingleAsync();
            var known = await db.Conversations.SingleAsync();
            db.Activities.Add(known.AssignTo(mira, mira, DateTimeOffset.UtcNow.AddDays(-19))!);
            known.Close(mira, DateTimeOffset.UtcNow.AddDays(-19));
            var hidden = new Conversation(await db.Channels.SingleAsync(c => c.Id == known.ChannelId), identity, DateTimeOffset.UtcNow);
            db.Conversations.Add(hidden);
            var tom = (await organization.AddAgentAsync("Tom Becker")).Agent;
            db.Activities.Add(hidden.AssignTo(await db.Agents.SingleAsync(a => a.Id == tom.Id), mira, DateTimeOffset.UtcNow)!);
            db.Referrals.Add(
                new Referral(identity, hidden.Id, new("ADS", null, "Summer sale", null, null, null, null), DateTimeOffset.UtcNow));
            (await db.Contacts.SingleAsync()).Touch(DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
            return identity.ContactId;
        });
        using var browser = await app.SignInAsync(email, organization: organization.Organization.Slug);

        var told = (await browser.GetJsonAsync($"/api/contacts/{contact}")).GetProperty("lastActivityAt").GetDateTimeOffset();
        Assert.True(told < DateTimeOffset.UtcNow.AddDays(-15), $"{told}");
        var day = DateTimeOffset.UtcNow.AddDays(-5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, await CountAsync($$"""{"field":"active","after":["{{day}}"]}"""));
        Assert.Equal(1, await CountAsync($$"""{"field":"active","before":["{{day}}"]}"""));
        Assert.Equal(0, await CountAsync("""{"field":"origin","is":["yes"]}"""));
        var page = (await browser.GetPageAsync($"/contacts/{contact}")).QuerySelector("main")!.Seen();
        Assert.DoesNotContain("Summer sale", page, StringComparison.Ordinal);

        async Task<int> CountAsync(string filter) =>
            (await browser.GetJsonAsync($"/api/contacts?filter={Uri.EscapeDataString(filter)}")).GetArrayLength();
    }

    [Theory]
    [InlineData("""{"name":"\ud800"}""", "name")]
    [InlineData("""{"name":"\u200b"}""", "name")]
    [InlineData("""{"name":["a","b"]}""", "name")]
    [InlineData("""{"name":true}""", "name")]
    [InlineData("""{"name":"Ada","phone":"+49 40 1234567 call me"}""", "phone")]
    [InlineData("""{"name":"Ada","rooms":["Kitchen","Cellar"]}""", "rooms")]
    [InlineData("""{"name":"Ada","email":"LONG@WIDEde"}""", "email")]
    public async Task What_programs_write_and_is_no_value_is_refused_by_its_key(string json, string key)
    {
        var (organization, _, agent) = await MeetAsync();
        using var agentToo = agent;
        await FieldsAsync(organization);
        var wide = string.Concat(Enumerable.Repeat($"{new string('ö', 20)}.", 5));
        json = json.Replace("LONG", new string('a', 210), StringComparison.Ordinal).Replace("WIDE", wide, StringComparison.Ordinal);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        using var refused = await agent.PostAsync(new Uri("/api/contacts", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var why = (await refused.ReadJsonAsync()).GetProperty("errors").GetProperty(key)[0].GetString()!;
        Assert.DoesNotContain("VerbatimWords", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_found_by_its_own_signs_without_regard_to_capitals()
    {
        var (organization, _, agent) = await MeetAsync();
        using var agentToo = agent;
        await FieldsAsync(organization);
        using var one = await agent.PostAsJsonAsync("/api/contacts", new { name = "One", motto = "50％ off", email = "a@Ä.example" });
        using var two = await agent.PostAsJsonAsync("/api/contacts", new { name = "Two", motto = "a b", phone = "+49 40 1234567" });

        foreach (var (filter, expected) in new[]
        {
            ("""{"field":"own.motto","contains":["％"]}""", "One"), ("""{"field":"own.motto","is":["A B"]}""", "Two"),
            ("""{"field":"email","contains":["Ä.exam"]}""", "One"), ("""{"field":"phone","contains":["+49 (0)40"]}""", "Two"),
        })
        {
            var found = await agent.GetJsonAsync($"/api/contacts?filter={Uri.EscapeDataString(filter)}");
            Assert.Equal((filter, expected), (filter, Assert.Single(found.EnumerateArray()).GetProperty("name").GetString()));
        }
    }

    [Fact]
    public async Task Who_has_an_option_that_gets_another_name_has_it_under_that_name()
    {
        var (organization, contact, agent) = await MeetAsync();
        using var agentToo = agent;
        await FieldsAsync(organization);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var given = await agent.PatchAsJsonAsync(
            $"/api/contacts/{contact}", new { rooms = new[] { "Kitchen", "Garden" }, wood = "Oak" });
        var (rooms, wood) = await app.WithDbAsync(organization.Id, async db => (
            (await db.ContactFields.SingleAsync(f => f.Key == "rooms")).Id, (await db.ContactFields.SingleAsync(f => f.Key == "wood")).Id));

        using var first = await RenameAsync(rooms, "Rooms", "Kitchen\nPark");
        using var second = await RenameAsync(wood, "Wood", "European oak\nAsh");

        var fields = (await agent.GetJsonAsync($"/api/contacts/{contact}")).GetProperty("fields");
        Assert.Equal(["Kitchen", "Park"], fields.GetProperty("rooms").EnumerateArray().Select(option => option.GetString()!));
        Assert.Equal("European oak", fields.GetProperty("wood").GetString());

        Task<HttpResponseMessage> RenameAsync(Guid id, string name, string options) => admin.PostFormAsync(
            "/settings/contact-fields", $"/settings/contact-fields/{id}", ("Name", name), ("Options", options));
    }

    [Fact]
    public async Task Whoever_gives_a_contact_away_or_adds_one_is_answered_with_it_and_an_heir_has_those_of_who_left()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (mira, email) = await organization.AddAgentAsync("Mira Aydin");
        var (tom, _) = await organization.AddAgentAsync("Tom Becker");
        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.OwnOrUnassigned);
            return await db.SaveChangesAsync();
        });
        using var browser = await app.SignInAsync(email, organization: organization.Organization.Slug);
        using var owner = await organization.SignInAsync(AgentRole.Owner);

        using var made = await browser.PostAsJsonAsync("/api/contacts", new { name = "Ada" });
        using var kept = await browser.PostAsJsonAsync("/api/contacts", new { name = "Zoë" });
        var ada = (await made.ReadJsonAsync()).GetProperty("id").GetGuid();
        Assert.Equal("Ada", (await browser.GetJsonAsync($"/api/contacts/{ada}")).GetProperty("name").GetString());
        using var given = await browser.PatchAsJsonAsync($"/api/contacts/{ada}", new { owner = tom.Id, phone = "+49 40 1234567" });
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);

        using var removed = await owner.PostFormAsync(
            $"/settings/people/{mira.Id}", $"/settings/people/{mira.Id}/removal", ("heirId", tom.Id.ToString()));
        Assert.Equal(2, await app.WithDbAsync(organization.Id, db => db.Contacts.CountAsync(c => c.OwnerId == tom.Id)));
    }

    [Fact]
    public async Task A_way_back_may_have_any_letters()
    {
        var (_, contact, agent) = await MeetAsync();
        using var agentToo = agent;

        using var saved = await agent.PostFormAsync(
            $"/contacts/{contact}/edit", $"/contacts/{contact}/edit", ("Back", "/contacts?q=é"), ("values[0].key", "name"),
            ("values[0].was", "x"), ("values[0].value", "x"));

        Assert.Equal("/contacts?q=%C3%A9", saved.Headers.Location?.ToString());
    }

    private async Task<(TestOrganization Organization, Guid Contact, HttpClient Agent)> MeetAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        var contact = await app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.Id).SingleAsync());
        return (organization, contact, await organization.SignInAsync());
    }

    private Task<int> FieldsAsync(TestOrganization organization) => app.WithDbAsync(organization.Id, async db =>
    {
        foreach (var (key, kind, options) in new (string, ContactFieldKind, string[])[]
        {
            ("bio", ContactFieldKind.LongText, []), ("rooms", ContactFieldKind.Choices, ["Kitchen", "Garden"]),
            ("motto", ContactFieldKind.Text, []), ("wood", ContactFieldKind.Choice, ["Oak", "Ash"]),
        })
        {
            var field = new ContactField(organization.Id, Guid.CreateVersion7(), key, key, kind, position: 0);
            field.Change(key, isBesideThread: true, options);
            db.ContactFields.Add(field);
        }

        return await db.SaveChangesAsync();
    });
}
