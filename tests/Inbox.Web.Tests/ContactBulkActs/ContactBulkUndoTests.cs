using System.Net;
using System.Net.Http.Json;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Importing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactBulkActs;

/// <summary>Acts on many contacts are taken back in any order, among what people and files change meanwhile.</summary>
public sealed class ContactBulkUndoTests(AppFixture fixture, ITestOutputHelper output) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    /// <summary>
    /// What was done is a list. Taking an act back strikes it out, unless somebody changed the same by hand right after it; what stands at
    /// the end of the list is so.
    /// </summary>
    [Fact]
    public async Task Whatever_is_taken_back_in_whatever_order_the_rest_stands_as_if_it_had_not_been()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"The acts are seeded with {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 10; round++)
        {
            var world = await ContactBulkWorld.CreateAsync(app, "Ada");
            using var admin = await world.SignInAsync();
            await new Replay(world, admin, random).RunAsync(steps: 30);
        }
    }

    [Fact]
    public async Task A_later_block_of_the_same_agent_stays()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync("Ada");
        using var admin = await world.SignInAsync();
        using var done = await world.ActAsync(admin, "block", "Ada");
        foreach (var method in new[] { "DELETE", "POST" })
        {
            using var changed = await admin.PostFormAsync("/contacts", $"/contacts/{world.People["Ada"]}/block", ("_method", method));
        }

        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, done), StringComparison.Ordinal);
        Assert.Equal(["Ada"], await world.BlockedAsync());
    }

    [Fact]
    public async Task What_rested_until_they_write_rests_again()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync("Ada");
        using var admin = await world.SignInAsync();
        await world.WithDbAsync(async db =>
        {
            db.Activities.Add((await db.Conversations.SingleAsync()).Snooze(world.Agent, until: null, DateTimeOffset.UtcNow)!);
            return await db.SaveChangesAsync();
        });
        using var done = await world.ActAsync(admin, "block", "Ada");
        Assert.Equal([ConversationStatus.Closed], await world.StatusesAsync());

        await world.UndoAsync(admin, done);

        Assert.Equal([ConversationStatus.Snoozed], await world.StatusesAsync());
    }

    [Fact]
    public async Task A_label_that_was_put_on_beside_a_thread_since_stays()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync("Ada");
        using var admin = await world.SignInAsync();
        using var done = await world.ActAsync(admin, $"label:{world.Label}", "Ada");
        var conversation = await world.WithDbAsync(db => db.Conversations.Select(c => c.Id).SingleAsync());
        foreach (var method in new[] { "DELETE", "POST" })
        {
            using var changed = await admin.PostFormAsync(
                "/contacts", $"/conversations/{conversation}/contact/labels/{world.Label}", ("_method", method));
        }

        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, done), StringComparison.Ordinal);
        Assert.Equal(["Ada"], await world.LabelledAsync());
    }

    [Fact]
    public async Task A_label_that_was_put_on_by_hand_before_it_had_another_name_stays()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        using var admin = await world.SignInAsync();
        using var done = await world.ActAsync(admin, $"label:{world.Label}", "Ada");
        foreach (var method in new[] { "DELETE", "POST" })
        {
            using var changed = await admin.PostFormAsync(
                "/contacts", $"/contacts/{world.People["Ada"]}/labels/{world.Label}", ("_method", method));
        }

        await world.WithDbAsync(db => db.Labels.ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Name, "Frequent").SetProperty(l => l.NameKey, "frequent")));

        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, done), StringComparison.Ordinal);
        Assert.Equal(["Ada"], await world.LabelledAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_and_an_act_are_taken_back_in_either_order(bool isFileFirst)
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        var (tom, _) = await world.Organization.AddAgentAsync("Tom Becker");
        await world.Organization.AddAgentAsync("Mira Aydin");
        await world.GiveAsync("Ada", tom.Id);
        using var admin = await world.SignInAsync();
        var import = await ImportAsync(world, admin, $"id,owner,labels\n{world.People["Ada"]},Mira Aydin,Regular\n");
        using var given = await world.ActAsync(admin, "owner:me", "Ada");
        using var unlabelled = await world.ActAsync(admin, $"unlabel:{world.Label}", "Ada");

        if (isFileFirst)
        {
            await UndoAsync(world, admin, import);
        }

        await world.UndoAsync(admin, given);
        await world.UndoAsync(admin, unlabelled);
        Assert.Equal(isFileFirst ? [] : ["Ada"], await world.LabelledAsync());
        if (!isFileFirst)
        {
            await UndoAsync(world, admin, import);
        }

        Assert.Equal(["Ada"], await world.OwnedByAsync(tom.Id));
        Assert.Empty(await world.LabelledAsync());
    }

    [Fact]
    public async Task A_file_after_an_act_that_is_taken_back_leads_to_what_was_before_both()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        var (tom, _) = await world.Organization.AddAgentAsync("Tom Becker");
        await world.Organization.AddAgentAsync("Mira Aydin");
        await world.GiveAsync("Ada", tom.Id);
        using var admin = await world.SignInAsync();
        using var given = await world.ActAsync(admin, "owner:me", "Ada");
        var import = await ImportAsync(world, admin, $"id,owner\n{world.People["Ada"]},Mira Aydin\n");

        await world.UndoAsync(admin, given);
        await UndoAsync(world, admin, import);

        Assert.Equal(["Ada"], await world.OwnedByAsync(tom.Id));
    }

    [Fact]
    public async Task A_label_that_came_by_a_merge_goes_to_nobody_else_once_the_two_are_told_apart()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        await world.LabelAsync("Bert");
        using var admin = await world.SignInAsync();
        using var merged = await admin.PostAsJsonAsync(
            $"/api/contacts/{world.People["Ada"]}/merges", new { contactId = world.People["Bert"] });
        var merge = await world.WithDbAsync(db => db.ContactMerges.Select(m => m.Id).SingleAsync());
        using var off = await world.ActAsync(admin, $"unlabel:{world.Label}", "Ada");
        using var unmerged = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["Ada"]}/merges/{merge}", UriKind.Relative));

        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, off), StringComparison.Ordinal);
        Assert.Empty(await world.LabelledAsync());
    }

    [Fact]
    public async Task Who_gave_their_own_contacts_away_and_sees_them_no_more_takes_that_back()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        var (mira, email) = await world.Organization.AddAgentAsync("Mira Aydin");
        await world.WithDbAsync(async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.OwnOrUnassigned);
            return await db.SaveChangesAsync();
        });
        await world.GiveAsync("Ada", mira.Id);
        using var restricted = await app.SignInAsync(email);
        using var given = await world.ActAsync(restricted, $"owner:{world.Agent.Id}", "Ada");
        Assert.Equal(["Ada"], await world.OwnedByAsync(world.Agent.Id));

        await world.UndoAsync(restricted, given);

        Assert.Equal(["Ada"], await world.OwnedByAsync(mira.Id));
    }

    [Fact]
    public async Task Files_of_one_choice_are_made_at_once_also_after_somebody_of_it_is_gone()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada", "Bert");
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "export", "Ada", "Bert");
        var form = await admin.GetPageAsync(chosen.GoesTo()!);
        using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["Bert"]}", UriKind.Relative));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var file = await admin.PostFormAsync(form, chosen.GoesTo()!, ("columns", "name"));
            return file.StatusCode;
        }));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Contains("A file of the contact that is chosen.", (await admin.GetPageAsync(chosen.GoesTo()!)).Body!.Seen(),
            StringComparison.Ordinal);
    }

    private static async Task<Guid> ImportAsync(ContactBulkWorld world, HttpClient admin, string csv)
    {
        var token = (await admin.GetPageAsync("/contacts/imports")).QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var file = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "a.csv" },
        };
        using var sent = await admin.PostAsync(new Uri("/contacts/imports", UriKind.Relative), file);
        var page = await admin.GetPageAsync(sent.GoesTo()!);
        using var started = await admin.PostFormAsync(page, sent.GoesTo()!,
        [
            .. page.QuerySelectorAll("form[action^='/contacts/imports/'] :is(select, input[type=hidden])")
                .Where(field => field.GetAttribute("name") != "__RequestVerificationToken").Select(field => (
                    field.GetAttribute("name")!,
                    field.GetAttribute("value") ?? field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "")),
        ]);
        await Eventually.TrueAsync(() => world.WithDbAsync(
            db => db.ContactImports.AnyAsync(i => i.State == ImportState.Done && i.Updated == 1)));
        return Guid.Parse(sent.GoesTo()!.Split('/')[^1]);
    }

    private static async Task UndoAsync(ContactBulkWorld world, HttpClient admin, Guid import)
    {
        using var undone = await admin.PostFormAsync("/contacts", $"/contacts/imports/{import}/undo");
        await Eventually.TrueAsync(() => world.WithDbAsync(db => db.ContactImports.AnyAsync(i => i.State == ImportState.Undone)));
    }

    /// <summary>Does random things to one contact, and keeps the list of what was done beside it.</summary>
    private sealed class Replay(ContactBulkWorld world, HttpClient admin, Random random)
    {
        private readonly List<(string Of, string? Becomes, Guid? Act)> owners = [];
        private readonly List<(string Of, string? Becomes, Guid? Act)> labels = [];
        private readonly List<string> said = [];

        private Guid Ada => world.People["Ada"];

        public async Task RunAsync(int steps)
        {
            var (tom, _) = await world.Organization.AddAgentAsync("Tom Becker");
            string?[] agents = [tom.Id.ToString(), world.Agent.Id.ToString(), null];
            for (var step = 0; step < steps; step++)
            {
                var owner = agents[random.Next(agents.Length)];
                var isOn = random.Next(2) == 0;
                await (random.Next(14) switch
                {
                    < 3 => ActAsync(owners, $"owner:{owner ?? "nobody"}", owner),
                    < 6 => ActAsync(labels, $"{(isOn ? "label" : "unlabel")}:{world.Label}", isOn ? "on" : null),
                    6 => ByHandAsync(owners, owner, () => admin.PatchAsJsonAsync($"/api/contacts/{Ada}", new { owner })),
                    7 => ByHandAsync(labels, isOn ? "on" : null, () => admin.PostFormAsync(
                        "/contacts", $"/contacts/{Ada}/labels/{world.Label}", ("_method", isOn ? "POST" : "DELETE"))),
                    < 11 => UndoAsync(owners),
                    _ => UndoAsync(labels),
                });
                await CheckAsync();
            }

            Assert.Contains(said, what => what.StartsWith("undo", StringComparison.Ordinal));
        }

        private static string? Now(List<(string Of, string? Becomes, Guid? Act)> list) => list.Count == 0 ? null : list[^1].Becomes;

        private async Task ActAsync(List<(string Of, string? Becomes, Guid? Act)> list, string act, string? becomes)
        {
            using var done = await world.ActAsync(admin, act, "Ada");
            said.Add(act);
            if (Now(list) != becomes)
            {
                list.Add((act, becomes, Guid.Parse(done.GoesTo()!.Split("act=")[1])));
            }
        }

        private async Task ByHandAsync(
            List<(string Of, string? Becomes, Guid? Act)> list, string? becomes, Func<Task<HttpResponseMessage>> change)
        {
            using var done = await change();
            Assert.True(done.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, done.StatusCode.ToString());
            said.Add($"by hand {becomes}");
            if (Now(list) != becomes)
            {
                list.Add(("by hand", becomes, null));
            }
        }

        private async Task UndoAsync(List<(string Of, string? Becomes, Guid? Act)> list)
        {
            if (list.FindAll(one => one.Act is not null) is not { Count: > 0 } acts)
            {
                return;
            }

            var act = acts[random.Next(acts.Count)];
            using var undone = await admin.PostFormAsync("/contacts", $"/contacts/acts/{act.Act}/undo");
            Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
            var place = list.IndexOf(act);
            said.Add($"undo {act.Of}");
            if (place == list.Count - 1 || list[place + 1].Act is not null)
            {
                list.RemoveAt(place);
            }
            else
            {
                list[place] = act with { Act = null }; // It stays for good.
            }
        }

        private async Task CheckAsync()
        {
            var owner = (await world.WithDbAsync(db => db.Contacts.Select(c => c.OwnerId).SingleAsync()))?.ToString();
            var label = (await world.LabelledAsync()).Count == 1 ? "on" : null;
            Assert.True((owner, label) == (Now(owners), Now(labels)), string.Join("; ", said) + $": {owner} {label}");
        }
    }
}
