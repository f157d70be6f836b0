using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Merging;

/// <summary>After a merge that is taken back each has what it had, and what came since stays with the identity it came by.</summary>
public sealed class UnmergeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    /// <summary>INBOX_MERGE_SEED begins at a given one.</summary>
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("INBOX_MERGE_SEED"), out var given)
        ? given : Random.Shared.Next();

    [Fact]
    public async Task Merges_that_are_taken_back_in_any_order_leave_every_row_as_it_was()
    {
        var seed = Seed;
        TestContext.Current.SendDiagnosticMessage($"Merges are seeded with {seed}");
        for (var round = 0; round < 6; round++)
        {
            var random = new Random(seed + round);
            var world = await MergeWorld.CreateAsync(app, seed + round, Payload.NextTime());
            var before = await world.RowsAsync();
            string[] all = ["name", "phone", "size", "language"];
            var asked = all.Where(_ => random.Next(2) == 0).ToArray();

            await world.MergeAsync("anna", "bert", asked);
            await world.MergeAsync("anna", "carl", [.. all.Except(asked)]);
            var merged = await world.RowsAsync();
            string[] others = random.Next(2) == 0 ? ["bert", "carl"] : ["carl", "bert"];
            await world.UndoAsync("anna", others[0]);
            await world.UndoAsync("anna", others[1]);

            Assert.NotEqual(before, merged);
            var after = await world.RowsAsync();
            Assert.True(
                before.SequenceEqual(after),
                $"Seed {seed}, round {round}, first {others[0]}:\n{string.Join('\n', before.Except(after))}\nbecame\n{string.Join('\n', after.Except(before))}");
        }
    }

    [Fact]
    public async Task Of_several_merges_the_others_stay_as_if_there_had_been_no_more()
    {
        var seed = Seed;
        TestContext.Current.SendDiagnosticMessage($"Merges are seeded with {seed}");
        for (var round = 0; round < 6; round++)
        {
            var random = new Random(seed + round);
            var startedAt = Payload.NextTime() + 1_000_000;
            var (both, one) = (
                await MergeWorld.CreateAsync(app, seed + round, startedAt), await MergeWorld.CreateAsync(app, seed + round, startedAt));
            string[] order = random.Next(2) == 0 ? ["bert", "carl"] : ["carl", "bert"];
            var stays = order[random.Next(2)];
            string[] asked = [.. new[] { "phone", "size", "language" }.Where(_ => random.Next(2) == 0)];
            foreach (var other in order)
            {
                await both.MergeAsync("anna", other, other == stays ? asked : []);
            }

            await both.UndoAsync("anna", order.Single(other => other != stays));
            await one.MergeAsync("anna", stays, asked);

            var by = $"Seed {seed}, round {round}: {string.Join(", then ", order)}, {stays} stays";
            Assert.Equal($"{by}\n{await one.SeenAsync()}", $"{by}\n{await both.SeenAsync()}");
        }
    }

    [Fact]
    public async Task A_label_that_all_had_stays_with_each_in_whatever_order_they_are_told_apart()
    {
        var world = await MergeWorld.CreateAsync(app, 3, Payload.NextTime());
        await world.UndoAsync("carl", "carl-instagram");
        await world.LabelAsync("anna", "both", isOn: false);
        var before = await world.RowsAsync();
        string[] others = ["bert", "carl", "carl-instagram"];
        foreach (var other in others)
        {
            await world.MergeAsync("anna", other);
        }

        foreach (var other in others)
        {
            await world.UndoAsync("anna", other);
        }

        Assert.Equal(before, await world.RowsAsync());
    }

    [Fact]
    public async Task A_label_that_is_put_on_again_by_hand_stays_where_it_was_put()
    {
        var world = await MergeWorld.CreateAsync(app, 3, Payload.NextTime());
        await world.LabelAsync("anna", "both", isOn: false);
        await world.MergeAsync("anna", "bert");
        await world.LabelOnPageAsync("anna", "both", isOn: false);
        await world.LabelOnPageAsync("anna", "both", isOn: true);

        await world.UndoAsync("anna", "bert");

        Assert.Equal(["both"], await world.LabelsAsync("anna"));
        Assert.Empty(await world.LabelsAsync("bert"));
    }

    [Fact]
    public async Task Nothing_that_was_said_of_a_contact_by_its_ETag_is_said_of_another_state_of_it()
    {
        var world = await MergeWorld.CreateAsync(app, 3, Payload.NextTime());
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        var bert = new Uri($"/api/contacts/{world.People["bert"]}", UriKind.Relative);
        using var changed = await admin.PatchAsJsonAsync(bert, new { phone = "+49 40 1111111" });
        var tag = changed.Headers.ETag!.ToString();
        await world.MergeAsync("anna", "bert");
        await world.UndoAsync("anna", "bert");
        using var colleague = await admin.PatchAsJsonAsync(bert, new { phone = "+49 40 2222222" });

        using var late = new HttpRequestMessage(HttpMethod.Patch, bert) { Content = JsonContent.Create(new { phone = "+49 40 3333333" }) };
        late.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await admin.SendAsync(late);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (colleague.StatusCode, answer.StatusCode));
    }

    [Fact]
    public async Task What_the_other_one_has_not_is_taken_from_nobody()
    {
        var world = await MergeWorld.CreateAsync(app, 3, Payload.NextTime());
        await world.WithDbAsync(async db =>
        {
            var anna = await db.Contacts.SingleAsync(c => c.Id == world.People["anna"]);
            var bert = await db.Contacts.SingleAsync(c => c.Id == world.People["bert"]);
            anna.SetEmail("anna@example.com", "anna@example.com");
            anna.SetLanguage("de");
            bert.SetEmail(null, null);
            bert.SetLanguage(null);
            return await db.SaveChangesAsync();
        });

        await world.MergeAsync("anna", "bert", "email", "phone", "language", "owner");

        var kept = await world.WithDbAsync(db => db.Contacts.SingleAsync(c => c.Id == world.People["anna"]));
        Assert.Equal(("anna@example.com", "de"), (kept.Email, kept.Language));
    }

    [Fact]
    public async Task One_that_became_part_of_one_that_became_part_of_another_comes_back_with_it()
    {
        var world = await MergeWorld.CreateAsync(app, 7, Payload.NextTime());
        var before = await world.RowsAsync();

        await world.MergeAsync("bert", "carl", "name");
        await world.MergeAsync("anna", "bert");
        await world.UndoAsync("anna", "bert");
        await world.UndoAsync("bert", "carl");

        Assert.Equal(before, await world.RowsAsync());
    }

    [Fact]
    public async Task What_is_done_meanwhile_is_in_the_end_as_if_nobody_had_merged()
    {
        var seed = Seed;
        TestContext.Current.SendDiagnosticMessage($"Merges are seeded with {seed}");
        for (var round = 0; round < 4; round++)
        {
            var startedAt = Payload.NextTime() + 1_000_000;
            var acts = Acts(new Random(seed + round), startedAt + 100);
            var (merged, apart) = (
                await MergeWorld.CreateAsync(app, seed + round, startedAt), await MergeWorld.CreateAsync(app, seed + round, startedAt));

            await merged.MergeAsync("anna", "bert", "name", "size");
            foreach (var act in acts)
            {
                await act(merged);
                await act(apart);
            }

            await merged.UndoAsync("anna", "bert");

            var by = $"Seed {seed}, round {round}";
            Assert.Equal($"{by}\n{await apart.SeenAsync()}", $"{by}\n{await merged.SeenAsync()}");
        }
    }

    /// <summary>What two who are one by mistake are taken for: each act is one of the two's, and says by its own words whose.</summary>
    private static List<Func<MergeWorld, Task>> Acts(Random random, long from) => [.. Enumerable.Range(0, 12).Select(number =>
    {
        var who = MergeWorld.Identities[random.Next(3)];
        var (label, isOn) = (who switch { "anna" => "regular", "bert" => "vip", _ => "late" }, random.Next(3) > 0);
        return (Func<MergeWorld, Task>)(random.Next(5) switch
        {
            0 => world => world.NoteAsync(who, $"{number} of {who}"),
            1 => world => world.RenameAsync(who, $"{who} {number}"),
            2 => world => world.LabelAsync(who, label, isOn),
            3 => world => world.CloseAsync(who),
            _ => world => world.WriteAsync(who, $"{number} by {who}", from + number),
        });
    })];
}
