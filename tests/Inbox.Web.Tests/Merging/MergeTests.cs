using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Merging;

/// <summary>Two contacts who are one person become one: both are seen side by side, and somebody decides.</summary>
public sealed class MergeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(null, true, true)]
    [InlineData(true, null, true)]
    public async Task Who_said_no_to_marketing_once_has_said_no_and_undoing_gives_each_their_own_word(bool? one, bool? other, bool? left)
    {
        var world = await MeetAsync();
        await world.WithDbAsync(async db =>
        {
            (await FindAsync(db.Contacts, world, "anna")).SetConsent(one);
            (await FindAsync(db.Contacts, world, "bert")).SetConsent(other);
            return await db.SaveChangesAsync();
        });
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        var preview = await admin.GetPageAsync($"/contacts/{world.People["anna"]}/merge?with={world.People["bert"]}");
        Assert.Contains(
            $"Consent to marketing {(left == true ? "Yes" : "No")}", preview.QuerySelector("main")!.Seen(), StringComparison.Ordinal);

        await world.MergeAsync("anna", "bert", "consent-to-marketing");
        Assert.Equal(left, (await world.WithDbAsync(db => FindAsync(db.Contacts, world, "anna"))).ConsentsToMarketing);

        await world.UndoAsync("anna", "bert");
        Assert.Equal((one, other), (
            (await world.WithDbAsync(db => FindAsync(db.Contacts, world, "anna"))).ConsentsToMarketing,
            (await world.WithDbAsync(db => FindAsync(db.Contacts, world, "bert"))).ConsentsToMarketing));
    }

    [Fact]
    public async Task Who_may_be_the_same_person_is_suggested_with_the_reason_and_becomes_one_as_somebody_decides()
    {
        var world = await MeetAsync();
        await world.WithDbAsync(async db =>
        {
            var (anna, bert) = (await FindAsync(db.Contacts, world, "anna"), await FindAsync(db.Contacts, world, "bert"));
            anna.CallOurselves("Anna Keller");
            bert.CallOurselves("Bertha Keller");
            anna.SetPhone("+49 40 1234567", "+49401234567");
            bert.SetPhone("0049 40 1234567", "+49401234567");
            anna.SetLanguage(null);
            bert.SetLanguage("de");
            return await db.SaveChangesAsync();
        });
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        var (annas, berts) = ($"/contacts/{world.People["anna"]}", $"/contacts/{world.People["bert"]}");

        var search = await admin.GetPageAsync($"{annas}/merge");
        var suggestion = search.QuerySelector($"a[href='{annas}/merge?with={world.People["bert"]}']")!.ParentElement!;
        Assert.Contains("Same phone number: +49 40 1234567", suggestion.Seen(), StringComparison.Ordinal);
        var preview = await admin.GetPageAsync($"{annas}/merge?with={world.People["bert"]}");
        Assert.Contains("Both have an open conversation", preview.QuerySelector("main")!.Seen(), StringComparison.Ordinal);
        using var merged = await admin.PostFormAsync(
            annas, $"{annas}/merge", ("with", world.People["bert"].ToString()),
            ("seen", preview.QuerySelector("[name=seen]")!.GetAttribute("value")!), ("values[name]", "other"), ("values[phone]", "kept"));

        Assert.Equal(annas, merged.Headers.Location?.ToString());
        var page = await admin.GetPageAsync(annas);
        Assert.Equal("Bertha Keller", page.QuerySelector("h1")!.Seen());
        Assert.Equal(2, page.QuerySelectorAll("[aria-labelledby=known-as] .panel__id").Length);
        Assert.Equal(2, page.QuerySelectorAll("[aria-labelledby=conversations] li").Length);
        Assert.Contains("German", page.QuerySelector("[aria-labelledby=details]")!.Seen(), StringComparison.Ordinal);
        Assert.Contains("0049 40 1234567", page.QuerySelector("[aria-labelledby=merges]")!.Seen(), StringComparison.Ordinal);
        Assert.Contains("merged Bertha Keller into this contact", page.QuerySelector(".timeline")!.Seen(), StringComparison.Ordinal);
        using var old = await admin.GetAsync(new Uri(berts, UriKind.Relative));
        Assert.Equal(annas, old.Headers.Location?.ToString());

        using var undone = await admin.PressAsync(page, "[aria-labelledby=merges] button");
        Assert.Equal(annas, undone.Headers.Location?.ToString());
        Assert.Equal("Bertha Keller", (await admin.GetPageAsync(berts)).QuerySelector("h1")!.Seen());
        Assert.Equal("Anna Keller", (await admin.GetPageAsync(annas)).QuerySelector("h1")!.Seen());
    }

    [Fact]
    public async Task Somebody_noted_who_turns_out_to_have_written_has_Metas_name_and_no_other_at_Meta()
    {
        var world = await MeetAsync();
        var noted = await world.WithDbAsync(async db =>
        {
            var contact = db.Contacts.Add(Contact.Noted(world.Organization.Id, "From a list", DateTimeOffset.UtcNow)).Entity;
            await db.SaveChangesAsync();
            return contact.Id;
        });
        world.People["noted"] = noted;
        var annas = await world.WithDbAsync(db => db.Contacts.SingleAsync(c => c.Id == world.People["anna"]));

        await world.MergeAsync("noted", "anna", "name");

        var kept = await world.WithDbAsync(db => db.Contacts.SingleAsync(c => c.Id == noted));
        Assert.Equal((annas.Name, annas.NameAtMeta, annas.LastActivityAt), (kept.Name, kept.NameAtMeta, kept.LastActivityAt));
    }

    [Fact]
    public async Task Whoever_sees_one_conversation_learns_nothing_by_the_window_of_another_or_by_who_was_merged()
    {
        var world = await MeetAsync();
        await world.MergeAsync("anna", "bert");
        var (mira, email) = await world.Organization.AddAgentAsync("Mira Kaya");
        await world.WithDbAsync(async db =>
        {
            await db.Agents.Where(a => a.Id == mira.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Sight, AccessScope.Memberships));
            var annas = await db.Conversations.Where(c => c.ContactId == world.People["anna"]).OrderBy(c => c.StartedAt).FirstAsync();
            return await db.Conversations.Where(c => c.Id == annas.Id).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.AssigneeId, mira.Id).SetProperty(c => c.WindowClosesAt, DateTimeOffset.UtcNow.AddHours(-1)));
        });
        using var restricted = await app.SignInAsync(email);

        Assert.Contains("anna", await restricted.GetStringAsync(new Uri("/api/contacts", UriKind.Relative)), StringComparison.Ordinal);
        var filter = Uri.EscapeDataString("""{"field":"window","is":["yes"]}""");
        Assert.Equal("[]", await restricted.GetStringAsync(new Uri($"/api/contacts?filter={filter}", UriKind.Relative)));
        using var seen = await restricted.GetAsync(new Uri($"/api/contacts/{world.People["bert"]}", UriKind.Relative));
        using var hidden = await restricted.GetAsync(new Uri($"/api/contacts/{world.People["carl-instagram"]}", UriKind.Relative));
        using var hiddenPage = await restricted.GetAsync(new Uri($"/contacts/{world.People["carl-instagram"]}", UriKind.Relative));
        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (seen.StatusCode, hidden.StatusCode, hiddenPage.StatusCode));
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused_in_words_and_nothing_changes()
    {
        var world = await MeetAsync();
        var stranger = await MeetAsync();
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        using var agent = await world.Organization.SignInAsync();
        var (anna, bert, before) = (world.People["anna"], world.People["bert"], await world.RowsAsync());

        Assert.Contains("same contact", await RefusedAsync(anna, anna), StringComparison.Ordinal);
        using var foreign = await PostAsync(admin, anna, stranger.People["anna"]);
        using var unknown = await PostAsync(admin, Guid.CreateVersion7(), anna);
        using var forbidden = await PostAsync(agent, anna, bert);
        using var foreignPreview = await admin.GetAsync(
            new Uri($"/contacts/{anna}/merge?with={stranger.People["anna"]}", UriKind.Relative));
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.NotFound],
            [foreign.StatusCode, unknown.StatusCode, forbidden.StatusCode, foreignPreview.StatusCode]);
        Assert.Equal(before, await world.RowsAsync());

        await world.MergeAsync("anna", "bert");
        var merged = await world.RowsAsync();
        Assert.Contains("merged meanwhile", await RefusedAsync(anna, bert), StringComparison.Ordinal);
        Assert.Equal(merged, await world.RowsAsync());

        async Task<string> RefusedAsync(Guid kept, Guid other)
        {
            using var refused = await PostAsync(admin, kept, other);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            return await refused.TextAsync();
        }
    }

    [Fact]
    public async Task Who_decided_by_what_was_there_a_moment_ago_is_shown_both_again()
    {
        var world = await MeetAsync();
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        var (anna, bert) = (world.People["anna"], world.People["bert"]);
        var seen = (await admin.GetPageAsync($"/contacts/{anna}/merge?with={bert}")).QuerySelector("[name=seen]")!.GetAttribute("value")!;
        await world.RenameAsync("bert", "Bert the Second");

        using var raced = await PostAsync(admin, anna, bert, ("seen", seen));

        Assert.Equal(HttpStatusCode.Conflict, raced.StatusCode);
        var shown = Pages.Parse(await raced.TextAsync());
        Assert.Contains("Bert the Second", shown.QuerySelector(".choices")!.Seen(), StringComparison.Ordinal);
        Assert.Contains("Look at both again", shown.QuerySelector("[role=alert]")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_merge_at_once_one_does_and_messages_that_come_meanwhile_are_all_there()
    {
        var world = await MeetAsync();
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        var (anna, bert) = (world.People["anna"], world.People["bert"]);
        await admin.GetPageAsync($"/contacts/{anna}");

        var messages = Enumerable.Range(0, 20).Select(number =>
            world.WriteAsync(number % 2 == 0 ? "anna" : "bert", $"Number {number}", Payload.NextTime()));
        var merges = new[] { PostAsync(admin, anna, bert), PostAsync(admin, bert, anna) };
        await Task.WhenAll(messages);
        var answers = await Task.WhenAll(merges);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        Array.ForEach(answers, answer => answer.Dispose());
        var kept = await world.WithDbAsync(db => db.Contacts.Where(c => c.Id == anna || c.Id == bert).Select(c => c.Id).SingleAsync());
        Assert.Equal(22, await world.WithDbAsync(db => db.Messages.CountAsync(
            m => db.Conversations.Any(c => c.Id == m.ConversationId && c.ContactId == kept))));
        Assert.True(await world.WithDbAsync(db => db.Conversations.AllAsync(
            c => db.ContactIdentities.Any(i => i.Id == c.ContactIdentityId && i.ContactId == c.ContactId))));
    }

    [Fact]
    public async Task An_answer_goes_to_the_identity_whose_conversation_is_open_and_both_show_one_person()
    {
        var world = await MeetAsync();
        await world.MergeAsync("anna", "bert", "name");
        using var agent = await world.Organization.SignInAsync();
        var conversations = await world.WithDbAsync(db => db.Conversations.Where(c => c.ContactId == world.People["anna"])
            .Select(c => new { c.Id, db.ContactIdentities.Single(i => i.Id == c.ContactIdentityId).ExternalId }).ToListAsync());

        Assert.Equal(2, conversations.Count);
        foreach (var conversation in conversations)
        {
            using var sent = await agent.PostFormAsync(
                $"/conversations/{conversation.Id}", $"/conversations/{conversation.Id}/replies",
                ("text", $"To {conversation.ExternalId}"));
            var said = await world.WithDbAsync(db => db.Messages.SingleAsync(m => m.Text == $"To {conversation.ExternalId}"));
            Assert.Equal(conversation.Id, said.ConversationId);
        }
    }

    [Fact]
    public async Task What_Meta_tells_of_an_identity_that_came_along_does_not_rename_the_contact()
    {
        var world = await MeetAsync();
        await world.MergeAsync("anna", "bert");

        var names = await world.WithDbAsync(async db =>
        {
            var identities = await db.ContactIdentities.Where(i => i.ContactId == world.People["anna"]).ToListAsync();
            var naming = new List<bool>();
            foreach (var identity in identities.OrderBy(i => i.Id))
            {
                naming.Add(await db.NamesContactAsync(identity, default));
            }

            return naming;
        });

        Assert.Equal([true, false], names);
    }

    [Fact]
    public async Task Programs_merge_and_take_back()
    {
        var world = await MeetAsync();
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        var (anna, bert) = (world.People["anna"], world.People["bert"]);

        using var merged = await admin.PostAsJsonAsync($"/api/contacts/{anna}/merges", new { contactId = bert, take = new[] { "name" } });
        using var again = await admin.PostAsJsonAsync($"/api/contacts/{anna}/merges", new { contactId = bert });
        using var nothing = await admin.PostAsJsonAsync($"/api/contacts/{anna}/merges", new { });
        using var old = await admin.GetAsync(new Uri($"/api/contacts/{bert}", UriKind.Relative));
        var contact = await admin.GetJsonAsync($"/api/contacts/{anna}");
        var merge = Assert.Single(contact.GetProperty("merges").EnumerateArray().ToList());
        using var undone = await admin.DeleteAsync(
            new Uri($"/api/contacts/{anna}/merges/{merge.GetProperty("id").GetGuid()}", UriKind.Relative));

        Assert.Equal(
            [
                HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect,
                HttpStatusCode.OK,
            ],
            [merged.StatusCode, again.StatusCode, nothing.StatusCode, old.StatusCode, undone.StatusCode]);
        Assert.Equal($"/api/contacts/{anna}", old.Headers.Location?.ToString());
        Assert.Equal(bert, merge.GetProperty("contactId").GetGuid());
        Assert.Equal(2, contact.GetProperty("identities").GetArrayLength());
        Assert.Equal(bert, (await undone.ReadJsonAsync()).GetProperty("id").GetGuid());
    }

    private Task<MergeWorld> MeetAsync() => MergeWorld.CreateAsync(app, seed: 3, Payload.NextTime());

    private static Task<Contact> FindAsync(IQueryable<Contact> contacts, MergeWorld world, string name)
    {
        var id = world.People[name];
        return contacts.SingleAsync(c => c.Id == id);
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient browser, Guid kept, Guid other, params (string Name, string Value)[] fields) =>
        browser.PostFormAsync("/contacts", $"/contacts/{kept}/merge", [("with", other.ToString()), .. fields]);
}
