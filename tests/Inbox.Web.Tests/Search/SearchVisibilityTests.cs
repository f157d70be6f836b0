using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Search;

/// <summary>Only what the agent may see is found, whatever is asked.</summary>
public sealed class SearchVisibilityTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task An_agent_finds_in_the_channels_they_belong_to_and_nowhere_else()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync();
        await app.WithDbAsync(organization.Id, async db =>
        {
            Talks.Say(db, Talks.Begin(db, organization.Page, Now, "Ada Lovelace"), "A sofa by Messenger", Now);
            var hidden = Talks.Begin(db, organization.Instagram, Now, "Grace Hopper");
            Talks.Say(db, hidden, "A sofa by Instagram", Now);
            db.Add(new Note(hidden, Guid.CreateVersion7(), agent, "A sofa in a note", Now));
            db.Add(new ContactNote(organization.Id, Guid.CreateVersion7(), hidden.ContactId, agent, "Wants a sofa", Now));
            (await db.Agents.SingleAsync(a => a.Id == agent.Id)).ChangeSight(AccessScope.Memberships);
            db.Add(new ChannelAgent(organization.Page, agent));
            return await db.SaveChangesAsync();
        });
        await IndexedAsync(organization);
        using var seesSome = await app.SignInAsync(email, organization: organization.Organization.Slug);
        using var seesAll = await organization.SignInAsync();

        foreach (var question in new[] { "sofa", "sofa&sort=best", "sofa&match=parts", "ofa", "sofa&from=us", "hopper", "lovelace" })
        {
            var found = await seesSome.GetStringAsync($"/api/search?q={question}");
            Assert.DoesNotContain("Instagram", found, StringComparison.Ordinal);
            Assert.DoesNotContain("note", found, StringComparison.Ordinal);
            Assert.DoesNotContain("Hopper", found, StringComparison.Ordinal);
        }

        Assert.Contains("by Messenger", await seesSome.GetStringAsync("/api/search?q=sofa"), StringComparison.Ordinal);
        Assert.Contains("by Instagram", await seesAll.GetStringAsync("/api/search?q=sofa"), StringComparison.Ordinal);
        Assert.Contains("in a note", await seesAll.GetStringAsync("/api/search?q=sofa"), StringComparison.Ordinal);
        Assert.Contains("Grace Hopper", await seesAll.GetStringAsync("/api/search?q=sofa"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_found_and_opens_the_thread_there()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, _) = await organization.AddAgentAsync();
        var id = Guid.CreateVersion7();
        await app.WithDbAsync(organization.Id, db =>
        {
            var talk = Talks.Begin(db, organization.Page, Now);
            foreach (var second in Enumerable.Range(0, 80))
            {
                Talks.Say(db, talk, "Hm", Now.AddSeconds(second));
            }

            db.Add(new Note(talk, id, agent, "Ask the workshop about batch 12", Now.AddSeconds(3.5)));
            return db.SaveChangesAsync();
        });
        await IndexedAsync(organization);
        using var browser = await organization.SignInAsync();

        var hit = Assert.Single((await browser.GetPageAsync("/search?q=workshop")).QuerySelectorAll("a.found__hit"));
        Assert.EndsWith($"at={id}#note-{id}", hit.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.NotNull((await browser.GetPageAsync(hit.GetAttribute("href")!)).GetElementById($"note-{id}"));

        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Notes.SingleAsync()).Edit("Ask the carpenter", Now);
            return await db.SaveChangesAsync();
        });
        await IndexedAsync(organization);
        Assert.Empty((await browser.GetPageAsync("/search?q=workshop")).QuerySelectorAll("a.found__hit"));
        Assert.Single((await browser.GetPageAsync("/search?q=carpenter")).QuerySelectorAll("a.found__hit"));
    }

    [Fact]
    public async Task A_label_of_the_conversation_or_the_contact_narrows_a_search()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var label = new Label(organization.Id, Guid.CreateVersion7(), "Wholesale", LabelColour.Blue, Now);
        await app.WithDbAsync(organization.Id, async db =>
        {
            var talks = Enumerable.Range(0, 3).Select(_ => Talks.Begin(db, organization.Page, Now)).ToList();
            for (var i = 0; i < talks.Count; i++)
            {
                Talks.Say(db, talks[i], $"sofa {i}", Now.AddSeconds(i));
            }

            db.Add(label);
            await db.SaveChangesAsync();
            db.Add(new ConversationLabel(organization.Id, talks[0].Id, label.Id));
            db.Add(new ContactLabel(organization.Id, talks[1].ContactId, label.Id));
            return await db.SaveChangesAsync();
        });
        await IndexedAsync(organization);
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync($"/search?q=sofa&label={label.Id}");

        Assert.Equal(["sofa 1", "sofa 0"], page.QuerySelectorAll(".found__text").Select(text => text.Seen()));
    }

    private Task IndexedAsync(TestOrganization organization) => Eventually.TrueAsync(() => app.WithDbAsync(organization.Id, async db =>
        !await db.Database.SqlQuery<bool>(
            $"select exists (select from search_changes where organization_id = {organization.Id}) as \"Value\"").SingleAsync()));
}
