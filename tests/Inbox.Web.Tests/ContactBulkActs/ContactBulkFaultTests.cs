using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.ContactBulkActs;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactBulkActs;

/// <summary>What hostile hands found around acts on many contacts, and what is right.</summary>
public sealed class ContactBulkFaultTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Whom_an_agent_may_see_no_more_they_neither_name_nor_change_nor_take_back()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        var (mira, email) = await world.Organization.AddAgentAsync("Mira Aydin");
        using var restricted = await app.SignInAsync(email);
        using var labelled = await world.ActAsync(restricted, $"label:{world.Label}", "Bert");
        using var chosen = await world.ActAsync(restricted, "", "Ada", "Bert");
        var form = await restricted.GetPageAsync("/contacts");
        await world.WithDbAsync(async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.Memberships);
            return await db.SaveChangesAsync();
        });

        Assert.DoesNotContain("Ada", (await restricted.GetPageAsync(chosen.GoesTo()!)).QuerySelector("main")!.Seen(),
            StringComparison.Ordinal);
        using var taken = await restricted.PostFormAsync(form, $"{chosen.GoesTo()}/start", ("act", "owner:me"));
        var act = labelled.GoesTo()!.Split("act=")[1];
        using var undone = await restricted.PostFormAsync(form, $"/contacts/acts/{act}/undo");

        Assert.Empty(await world.OwnedByAsync(mira.Id));
        Assert.Equal(["Bert"], await world.LabelledAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_removed_or_demoted_admin_began_is_ended(bool isRemoved)
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        var id = await world.WithDbAsync(async db =>
        {
            var act = db.ContactBulkActs.Add(new(world.Agent, "", total: 2, DateTimeOffset.UtcNow)).Entity;
            db.ContactBulkTargets.AddRange(world.People.Values.Select(person => new ContactBulkTarget(act.OrganizationId, act.Id, person)));
            act.Start(new(ContactBulkKind.Erase), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
            var agent = await db.Agents.SingleAsync(a => a.Id == world.Agent.Id);
            if (isRemoved)
            {
                agent.Remove(DateTimeOffset.UtcNow);
            }
            else
            {
                agent.ChangeRole(AgentRole.Agent);
            }

            await db.SaveChangesAsync();
            return act.Id;
        });

        await world.LetTheLeaseEndAsync(id);
        await world.EndsAsync(ContactBulkState.Done);

        Assert.Equal(["Ada", "Bert"], await world.PeopleAsync());
    }

    [Fact]
    public async Task Whom_a_colleague_blocked_stays_blocked_and_what_was_snoozed_is_so_again()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync("Ada", "Bert");
        var (_, email) = await world.Organization.AddAgentAsync("Mira Aydin");
        using var mira = await app.SignInAsync(email);
        using var admin = await world.SignInAsync();
        var until = DateTimeOffset.UtcNow.AddDays(2);
        await world.WithDbAsync(async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.ContactId == world.People["Ada"]);
            db.Activities.Add(conversation.Snooze(world.Agent, until, DateTimeOffset.UtcNow)!);
            return await db.SaveChangesAsync();
        });
        using var chosen = await world.ActAsync(admin, "", "Ada", "Bert");
        var id = Guid.Parse(chosen.GoesTo()!.Split('/')[^1]);
        await world.WithDbAsync(async db =>
        {
            (await db.ContactBulkActs.SingleAsync(a => a.Id == id)).Start(
                new(ContactBulkKind.Block), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
            return await db.SaveChangesAsync();
        });
        using var blocked = await mira.PostFormAsync("/contacts", $"/contacts/{world.People["Bert"]}/block");
        await world.LetTheLeaseEndAsync(id);
        await world.EndsAsync(ContactBulkState.Done);

        var page = await admin.GetPageAsync(chosen.GoesTo()!);
        Assert.Equal("1 contact blocked.", page.QuerySelector("[role=status]")!.Seen());
        using var undone = await admin.PressAsync(page, "form[action$=undo] button");

        Assert.Equal(["Bert"], await world.BlockedAsync());
        var ada = await world.WithDbAsync(db => db.Conversations.SingleAsync(c => c.ContactId == world.People["Ada"]));
        Assert.Equal((ConversationStatus.Snoozed, ColumnTime.Fit(until)), (ada.Status, ada.SnoozedUntil));
    }

    [Fact]
    public async Task What_somebody_set_on_purpose_since_stays()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        var (tom, _) = await world.Organization.AddAgentAsync("Tom Becker");
        using var admin = await world.SignInAsync();
        using var labelled = await world.ActAsync(admin, $"label:{world.Label}", "Ada", "Bert");
        using var given = await world.ActAsync(admin, $"owner:{tom.Id}", "Ada", "Bert");
        var ada = world.People["Ada"];
        foreach (var method in new[] { "DELETE", "POST" })
        {
            using var changed = await admin.PostFormAsync("/contacts", $"/contacts/{ada}/labels/{world.Label}", ("_method", method));
        }

        foreach (var owner in new[] { world.Agent.Id, tom.Id })
        {
            using var changed = await admin.PatchAsJsonAsync($"/api/contacts/{ada}", new { owner });
        }

        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, labelled), StringComparison.Ordinal);
        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, given), StringComparison.Ordinal);

        Assert.Equal(["Ada"], await world.LabelledAsync());
        Assert.Equal(["Ada"], await world.OwnedByAsync(tom.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_acts_are_taken_back_in_either_order(bool isLastFirst)
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        var (tom, _) = await world.Organization.AddAgentAsync("Tom Becker");
        using var admin = await world.SignInAsync();
        using var first = await world.ActAsync(admin, $"owner:{tom.Id}", "Ada");
        using var second = await world.ActAsync(admin, "owner:me", "Ada");

        await world.UndoAsync(admin, isLastFirst ? second : first);
        Assert.Equal(isLastFirst ? [] : ["Ada"], await world.OwnedByAsync(world.Agent.Id));
        await world.UndoAsync(admin, isLastFirst ? first : second);

        Assert.Null(await world.WithDbAsync(db => db.Contacts.Select(c => c.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task A_label_that_a_merge_brought_is_the_merged_ones_again_after_it_was_taken_off_and_put_back()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        await world.LabelAsync("Bert");
        using var admin = await world.SignInAsync();
        using var merged = await admin.PostAsJsonAsync(
            $"/api/contacts/{world.People["Ada"]}/merges", new { contactId = world.People["Bert"] });
        var merge = await world.WithDbAsync(db => db.ContactMerges.Select(m => m.Id).SingleAsync());

        using var off = await world.ActAsync(admin, $"unlabel:{world.Label}", "Ada");
        Assert.Empty(await world.LabelledAsync());
        await world.UndoAsync(admin, off);
        using var unmerged = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["Ada"]}/merges/{merge}", UriKind.Relative));

        Assert.Equal(["Bert"], await world.LabelledAsync());
    }

    [Fact]
    public async Task A_label_that_is_gone_comes_back_on_nobody()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        await world.LabelAsync("Ada");
        using var admin = await world.SignInAsync();
        using var off = await world.ActAsync(admin, $"unlabel:{world.Label}", "Ada");
        await world.WithDbAsync(async db =>
        {
            (await db.Labels.SingleAsync()).Retire(DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });

        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, off), StringComparison.Ordinal);
        Assert.Empty(await world.LabelledAsync());
        var act = off.GoesTo()!.Split("act=")[1];
        Assert.Contains("Regular", (await admin.GetPageAsync($"/contacts/acts/{act}")).QuerySelector("h1")!.Seen(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_searched_for_is_not_kept_of_whoever_was_erased()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada Secret");
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "erase", everything: true, query: "?q=secret");
        var form = await admin.GetPageAsync(chosen.GoesTo()!);
        using var started = await admin.PostFormAsync(
            form, form.QuerySelector("form[action$=start]")!.GetAttribute("action")!, ("act", "erase"), ("count", "1"));

        Assert.DoesNotContain("secret", await world.WithDbAsync(db => db.ContactBulkActs.Select(a => a.ListQuery).SingleAsync()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_gone_is_counted_no_more_before_it_begins()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "", "Ada", "Bert");
        using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["Bert"]}", UriKind.Relative));

        Assert.Equal("1 contact is chosen", (await admin.GetPageAsync(chosen.GoesTo()!)).QuerySelector("h1")!.Seen());
    }

    [Theory]
    [InlineData("label:{0}\r\n")]
    [InlineData("label:{0}\u00A0")]
    [InlineData("label:{{{0}}}")]
    [InlineData("label")]
    [InlineData("erase:now")]
    public async Task An_order_that_is_not_written_as_ours_asks_what_is_meant(string order)
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        using var admin = await world.SignInAsync();

        using var asked = await world.ActAsync(
            admin, string.Format(System.Globalization.CultureInfo.InvariantCulture, order, world.Label), everything: true);

        Assert.Matches("^/contacts/acts/[0-9a-f-]{36}([?]act=label:[0-9a-f-]{36})?$", asked.GoesTo());
        Assert.NotNull((await admin.GetPageAsync(asked.GoesTo()!)).QuerySelector("button[name=act]"));
    }

    [Fact]
    public async Task The_same_form_sent_several_times_at_once_acts_once()
    {
        var world = await ContactBulkWorld.CreateAsync(app, [.. Enumerable.Range(0, 60).Select(number => $"Person {number}")]);
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "", everything: true);
        var form = await admin.GetPageAsync(chosen.GoesTo()!);

        Task<HttpStatusCode[]> FourTimesAsync(string what) => Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await admin.PostFormAsync(form, $"{chosen.GoesTo()}/{what}", ("act", $"label:{world.Label}"));
            return answer.StatusCode;
        }));
        Assert.All(await FourTimesAsync("start"), status => Assert.Equal(HttpStatusCode.Redirect, status));
        await world.EndsAsync(ContactBulkState.Done);
        Assert.Equal(60, (await world.LabelledAsync()).Count);
        Assert.All(await FourTimesAsync("undo"), status => Assert.Equal(HttpStatusCode.Redirect, status));
        await world.EndsAsync(ContactBulkState.Undone);

        Assert.Empty(await world.LabelledAsync());
    }

    [Fact]
    public async Task An_agent_keeps_few_selections_and_none_to_export()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        using var agent = await world.Organization.SignInAsync();

        using var refused = await world.ActAsync(agent, "export", "Ada");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        for (var number = 0; number < 12; number++)
        {
            using var chosen = await world.ActAsync(agent, "", "Ada");
        }

        Assert.Equal(10, await world.WithDbAsync(db => db.ContactBulkActs.CountAsync()));
    }

    [Fact]
    public async Task What_is_stopped_while_it_is_at_work_is_taken_back_for_all_whom_it_reached()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync([.. Enumerable.Range(0, 60).Select(number => $"Person {number}")]);
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "block", everything: true);
        var asked = await admin.GetPageAsync(chosen.GoesTo()!);
        var address = chosen.GoesTo()!.Split('?')[0];

        using var started = await admin.PressAsync(asked, "button.button--primary");
        using var stopped = await admin.PostFormAsync(asked, $"{address}/stop");
        await world.EndsAsync(ContactBulkState.Done);
        var reached = (await world.BlockedAsync()).Count;
        using var undone = await admin.PostFormAsync(asked, $"{address}/undo");
        await Eventually.TrueAsync(() => world.WithDbAsync(
            db => db.ContactBulkActs.AllAsync(a => a.State == ContactBulkState.Undone || a.Changed == 0)));

        Assert.Empty(await world.BlockedAsync());
        var act = await world.WithDbAsync(db => db.ContactBulkActs.SingleAsync());
        Assert.Equal((reached, 0), (act.Changed, act.Kept));
    }
}
