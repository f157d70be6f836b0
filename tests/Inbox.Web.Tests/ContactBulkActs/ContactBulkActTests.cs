using System.Net;
using Inbox.Testing;
using Inbox.Web.ContactBulkActs;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactBulkActs;

/// <summary>Chooses contacts of the list, does one thing to all of them, and takes it back.</summary>
public sealed class ContactBulkActTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_label_goes_on_whoever_is_chosen_and_comes_off_again_where_nobody_changed_it_since()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert", "Carl", "Dora");
        using var admin = await world.SignInAsync();
        await world.LabelAsync("Bert");

        using var done = await world.ActAsync(admin, $"label:{world.Label}", "Ada", "Bert", "Carl");
        var list = await admin.GetPageAsync(done.GoesTo()!);

        Assert.Equal("2 contacts labelled.", list.QuerySelector("undo-toast p")!.Seen());
        Assert.Equal(["Ada", "Bert", "Carl"], await world.LabelledAsync());
        Assert.Contains("Anna Agent", (await admin.GetPageAsync($"/contacts/{world.People["Ada"]}")).QuerySelector(".timeline")!.Seen(),
            StringComparison.Ordinal);

        using var taken = await admin.PostFormAsync(
            "/contacts", $"/contacts/{world.People["Carl"]}/labels/{world.Label}", ("_method", "DELETE"));
        using var undone = await admin.PressAsync(list, "undo-toast button");
        var after = await admin.GetPageAsync(undone.GoesTo()!);

        Assert.Equal(
            "Taken back for 1 contact. 1 stays as it is, since somebody changed it.", after.QuerySelector("undo-toast p")!.Seen());
        Assert.Equal(["Bert"], await world.LabelledAsync());
        Assert.Null(after.QuerySelector("undo-toast button"));
    }

    [Fact]
    public async Task Everybody_in_a_list_is_given_to_an_agent_after_it_was_said_how_many_and_given_back()
    {
        var names = Enumerable.Range(1, 70).Select(number => $"Person {number:00}").ToArray();
        var world = await ContactBulkWorld.CreateAsync(app, [.. names, "Somebody else"]);
        using var admin = await world.SignInAsync();
        await world.GiveAsync("Person 01", world.Agent.Id);
        var (tom, _) = await world.Organization.AddAgentAsync("Tom Becker");

        using var chosen = await world.ActAsync(admin, $"owner:{tom.Id}", everything: true, query: "?q=Person");
        var asked = await admin.GetPageAsync(chosen.GoesTo()!);
        await world.AddAsync("Person 99"); // Who comes later is not meant.
        Assert.Equal("70 contacts are chosen", asked.QuerySelector("h1")!.Seen());
        using var started = await admin.PressAsync(asked, "button.button--primary");
        await world.EndsAsync(ContactBulkState.Done);

        Assert.Equal(names, await world.OwnedByAsync(tom.Id));
        var page = await admin.GetPageAsync(started.GoesTo()!);
        Assert.Equal("70 contacts have another owner.", page.QuerySelector("[role=status]")!.Seen());
        await world.GiveAsync("Person 02", world.Agent.Id);
        using var undone = await admin.PressAsync(page, "form[action$=undo] button");
        await world.EndsAsync(ContactBulkState.Undone);

        Assert.Empty(await world.OwnedByAsync(tom.Id));
        Assert.Equal(["Person 01", "Person 02"], await world.OwnedByAsync(world.Agent.Id));
        Assert.Equal("Taken back for 69 contacts.", (await admin.GetPageAsync(undone.GoesTo()!)).QuerySelector("[role=status]")!.Seen());
    }

    [Fact]
    public async Task Who_is_blocked_is_unblocked_and_blocked_again_by_taking_that_back()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync("Ada", "Bert");
        using var admin = await world.SignInAsync();
        using var blocked = await world.ActAsync(admin, "block", "Ada");

        using var done = await world.ActAsync(admin, "unblock", "Ada", "Bert");
        Assert.Equal("1 contact unblocked.", (await admin.GetPageAsync(done.GoesTo()!)).QuerySelector("undo-toast p")!.Seen());
        Assert.Empty(await world.BlockedAsync());

        Assert.Equal("Taken back for 1 contact.", await world.UndoAsync(admin, done));
        Assert.Equal(["Ada"], await world.BlockedAsync());
    }

    [Fact]
    public async Task Whoever_wrote_is_blocked_and_unblocked_with_what_that_closed()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Noted");
        await world.WriteAsync("Ada", "Bert");
        using var admin = await world.SignInAsync();

        using var done = await world.ActAsync(admin, "block", "Noted", "Ada", "Bert");
        var list = await admin.GetPageAsync(done.GoesTo()!);

        Assert.Equal("2 contacts blocked. 1 could not be changed.", list.QuerySelector("undo-toast p")!.Seen());
        Assert.Equal(["Ada", "Bert"], await world.BlockedAsync());
        Assert.Equal([ConversationStatus.Closed, ConversationStatus.Closed], await world.StatusesAsync());
        using var undone = await admin.PressAsync(list, "undo-toast button");

        Assert.Empty(await world.BlockedAsync());
        Assert.Equal([ConversationStatus.Open, ConversationStatus.Open], await world.StatusesAsync());
    }

    [Fact]
    public async Task Whoever_is_chosen_is_erased_once_their_number_is_written()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert", "Carl");
        using var admin = await world.SignInAsync();
        using var agent = await world.Organization.SignInAsync();

        using var chosen = await world.ActAsync(admin, "erase", "Ada", "Bert");
        var asked = await admin.GetPageAsync(chosen.GoesTo()!);
        var start = asked.QuerySelector("form[action$=start]")!.GetAttribute("action")!;
        foreach (var count in new[] { "3", "-2", "2 of 3" })
        {
            using var other = await admin.PostFormAsync(asked, start, ("act", "erase"), ("count", count));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        }

        Assert.Equal(3, (await world.PeopleAsync()).Count);
        using var started = await admin.PostFormAsync(asked, start, ("act", "erase"), ("count", "2"));
        await world.EndsAsync(ContactBulkState.Done);

        Assert.Equal(["Carl"], await world.PeopleAsync());
        var page = await admin.GetPageAsync(started.GoesTo()!);
        Assert.Equal("2 contacts erased.", page.QuerySelector("[role=status]")!.Seen());
        Assert.Null(page.QuerySelector("form[action$=undo]"));
        Assert.Equal(2, await app.WithDbAsync(world.Organization.Id, db => db.AuditEntries.CountAsync(
            e => e.Act == Audit.AuditAct.EraseContact && e.AgentId == world.Agent.Id)));

        using var theirs = await world.ActAsync(agent, "erase", "Carl");
        var address = theirs.GoesTo()!.Split('?')[0];
        using var refused = await agent.PostFormAsync(
            await agent.GetPageAsync(address), $"{address}/start", ("act", "erase"), ("count", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(["Carl"], await world.PeopleAsync());
    }

    [Fact]
    public async Task A_file_of_whoever_is_chosen_holds_nobody_else()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert", "Carl");
        using var admin = await world.SignInAsync();

        using var chosen = await world.ActAsync(admin, "export", "Ada", "Carl");
        var form = await admin.GetPageAsync(chosen.GoesTo()!);
        Assert.Contains("A file of the 2 contacts that are chosen.", form.QuerySelector("main")!.Seen(), StringComparison.Ordinal);
        using var file = await admin.PostFormAsync(form, chosen.GoesTo()!, ("columns", "name"));

        Assert.Equal(["", "Ada", "Carl", "name"], (await file.TextAsync()).Split("\r\n").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_chooses_whom_they_do_not_see_nor_works_on_what_others_chose()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        var (mira, email) = await world.Organization.AddAgentAsync("Mira Aydin");
        await app.WithDbAsync(world.Organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.Memberships);
            return await db.SaveChangesAsync();
        });
        await world.GiveAsync("Bert", mira.Id);
        using var restricted = await app.SignInAsync(email);
        using var admin = await world.SignInAsync();

        using var done = await world.ActAsync(restricted, $"label:{world.Label}", "Ada", "Bert");
        using var everybody = await world.ActAsync(restricted, "", everything: true);
        using var none = await world.ActAsync(restricted, $"label:{world.Label}", "Ada");

        Assert.Equal(["Bert"], await world.LabelledAsync());
        Assert.Equal("1 contact is chosen", (await restricted.GetPageAsync(everybody.GoesTo()!)).QuerySelector("h1")!.Seen());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        var address = everybody.GoesTo()!;
        foreach (var part in new[] { "", "/export" })
        {
            using var shown = await admin.GetAsync(address + part);
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        }

        foreach (var part in new[] { "start", "stop", "undo", "export" })
        {
            using var posted = await admin.PostFormAsync("/contacts", $"{address}/{part}", ("act", "block"));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
    }

    [Theory]
    [InlineData("", "Nobody is chosen. Choose contacts first.")]
    [InlineData("filter=%7B", "This filter cannot be read, so nobody is shown.")]
    public async Task What_chooses_nobody_is_refused_in_words(string query, string words)
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        using var admin = await world.SignInAsync();

        using var refused = await world.ActAsync(admin, $"label:{world.Label}", everything: true, query: $"?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(words, Pages.Parse(await refused.TextAsync()).QuerySelector("main")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_or_an_agent_of_elsewhere_is_refused_in_words()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        using var admin = await world.SignInAsync();
        foreach (var act in new[] { $"label:{Guid.CreateVersion7()}", $"owner:{Guid.CreateVersion7()}" })
        {
            using var refused = await world.ActAsync(admin, act, "Ada");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    [Fact]
    public async Task More_than_a_hundred_thousand_are_not_chosen_at_once()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        using var admin = await world.SignInAsync();
        await app.WithDbAsync(world.Organization.Id, db => db.Database.ExecuteSqlAsync(
            $"""
            insert into contacts (organization_id, id, name, created_at, last_activity_at, own_values, revision)
            select {world.Organization.Id}, gen_random_uuid(), 'Person', now(), '1970-01-01Z', {Contact.NoValues}::jsonb, 0
            from generate_series(1, {ContactBulkAct.MaxContacts + 1});
            delete from search_changes where organization_id = {world.Organization.Id}
            """));

        using var refused = await world.ActAsync(admin, "", everything: true);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("These are more than 100,000 people.", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_worker_left_half_done_is_done_to_the_end_and_what_is_stopped_stays_as_it_is()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert", "Carl");
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "", everything: true);
        using var again = await world.ActAsync(admin, "", everything: true);
        var stopped = await world.LeaveHalfDoneAsync(chosen.GoesTo()!);
        var dead = await world.LeaveHalfDoneAsync(again.GoesTo()!);

        using var stop = await admin.PostFormAsync(await admin.GetPageAsync(chosen.GoesTo()!), $"{chosen.GoesTo()}/stop");
        Assert.NotNull((await admin.GetPageAsync(chosen.GoesTo()!)).QuerySelector("progress")); // Whoever is at it ends it.
        await world.LetTheLeaseEndAsync(stopped, dead);
        await Eventually.TrueAsync(() => app.WithDbAsync(
            world.Organization.Id, db => db.ContactBulkActs.AllAsync(a => a.State == ContactBulkState.Done)));

        Assert.Equal("Stopped after 1 of 3.", (await admin.GetPageAsync(chosen.GoesTo()!)).QuerySelector("[role=status]")!.Seen());
        Assert.Equal("2 contacts labelled.", (await admin.GetPageAsync(again.GoesTo()!)).QuerySelector("[role=status]")!.Seen());
        Assert.Equal(2, (await world.LabelledAsync()).Count);
    }

    [Fact]
    public async Task What_was_chosen_is_forgotten_after_a_day()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "", everything: true);

        await app.WithDbAsync(world.Organization.Id, db => db.ContactBulkActs.ExecuteUpdateAsync(
            set => set.SetProperty(a => a.DueAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

        await Eventually.TrueAsync(() => app.WithDbAsync(world.Organization.Id, db => db.ContactBulkActs.AllAsync(_ => false)));
        using var gone = await admin.GetAsync(chosen.GoesTo()!);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
