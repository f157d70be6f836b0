using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.ContactBulkActs;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Merging;

/// <summary>Two contacts who were one by mistake: nothing of the one tells of, or happens to, the other afterwards.</summary>
public sealed class ToldApartTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Each_is_found_by_their_own_words_alone_and_after_an_erasure_by_none()
    {
        var world = await MeetAsync("Anton", "Zelda");
        using var admin = await world.SignInAsync();
        var handle = await world.WithDbAsync(
            db => db.ContactIdentities.Where(i => i.ContactId == world.People["Zelda"]).Select(i => i.ExternalId).SingleAsync());
        var merge = await MergeAsync(world, admin, "Anton", "Zelda");
        Assert.Equal(["Anton"], await FoundAsync(admin, handle));
        using var noted = await admin.PostAsJsonAsync($"/api/contacts/{world.People["Anton"]}/notes", new { text = "Likes walnut" });
        await UnmergeAsync(world, admin, "Anton", merge);

        Assert.Equal(["Zelda"], await FoundAsync(admin, handle));
        Assert.Equal(["Anton"], await FoundAsync(admin, "walnut"));
        using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["Zelda"]}", UriKind.Relative));
        Assert.Empty(await FoundAsync(admin, handle));
        Assert.Empty(await FoundAsync(admin, "zelda"));
    }

    [Fact]
    public async Task Who_was_part_of_a_contact_is_not_named_to_whoever_does_not_see_them()
    {
        var world = await MeetAsync("Anton");
        await world.AddAsync("Geheim");
        var (mira, email) = await world.Organization.AddAgentAsync("Mira Aydin");
        await world.WithDbAsync(async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.Memberships);
            db.Add(new ChannelAgent(world.Organization.Page, mira));
            return await db.SaveChangesAsync();
        });
        using var admin = await world.SignInAsync();
        using var restricted = await app.SignInAsync(email);
        var address = $"/contacts/{world.People["Anton"]}";

        var merge = await MergeAsync(world, admin, "Anton", "Geheim");
        await UnmergeAsync(world, admin, "Anton", merge);

        var seen = (await restricted.GetPageAsync(address)).QuerySelector(".timeline")!.Seen();
        Assert.DoesNotContain("Geheim", seen, StringComparison.Ordinal);
        Assert.Contains("merged another contact into this one", seen, StringComparison.Ordinal);
        Assert.Contains("took a merge back", seen, StringComparison.Ordinal);
        Assert.Contains(
            "merged Geheim into this contact", (await admin.GetPageAsync(address)).QuerySelector(".timeline")!.Seen(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_erased_is_named_by_nobody_whom_they_were_part_of_and_whoever_that_is_part_of_by_now()
    {
        var world = await MeetAsync("Anton", "Berta");
        await world.AddAsync("Aeras");
        using var admin = await world.SignInAsync();
        var merge = await MergeAsync(world, admin, "Berta", "Aeras");
        await UnmergeAsync(world, admin, "Berta", merge);
        await MergeAsync(world, admin, "Anton", "Berta");

        using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["Aeras"]}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.DoesNotContain("Aeras", await admin.GetStringAsync($"/contacts/{world.People["Anton"]}"), StringComparison.Ordinal);
        Assert.False(await world.WithDbAsync(db => db.ContactChanges.AnyAsync(c => c.Now == "Aeras")));
    }

    [Fact]
    public async Task What_is_handed_out_of_one_says_nothing_of_the_other()
    {
        var world = await MeetAsync("Anton", "Zelda");
        await world.WithDbAsync(async db =>
        {
            (await db.Contacts.SingleAsync(c => c.Id == world.People["Zelda"])).SetEmail("zelda@example.com", "zelda@example.com");
            return await db.SaveChangesAsync();
        });
        using var admin = await world.SignInAsync();
        var merge = await MergeAsync(world, admin, "Anton", "Zelda");
        Assert.Contains("zelda@example.com", await DataAsync(world, admin, "Anton"), StringComparison.Ordinal);

        await UnmergeAsync(world, admin, "Anton", merge);

        Assert.DoesNotContain("elda", await DataAsync(world, admin, "Anton"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_to_both_is_not_taken_back_for_one()
    {
        var world = await MeetAsync("Anton", "Zelda");
        var (mira, _) = await world.Organization.AddAgentAsync("Mira Aydin");
        await world.GiveAsync("Zelda", mira.Id);
        using var admin = await world.SignInAsync();
        var merge = await MergeAsync(world, admin, "Anton", "Zelda");
        using var given = await world.ActAsync(admin, "owner:me", "Anton");
        using var blocked = await world.ActAsync(admin, "block", "Anton");
        await UnmergeAsync(world, admin, "Anton", merge);

        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, given), StringComparison.Ordinal);
        Assert.Contains("1 stays as it is", await world.UndoAsync(admin, blocked), StringComparison.Ordinal);

        Assert.Equal(["Anton"], await world.OwnedByAsync(world.Agent.Id));
        Assert.Equal(["Zelda"], await world.OwnedByAsync(mira.Id));
        Assert.Equal(["Anton"], await BlockedAsync(world));
    }

    [Theory]
    [InlineData("Anton", false, new[] { "Anton" })]
    [InlineData("Zelda", false, new[] { "Zelda" })]
    [InlineData("Zelda", true, new[] { "Anton" })]
    public async Task A_block_is_of_the_one_beside_whose_thread_it_was_made(string beside, bool isOnPage, string[] blocked)
    {
        var world = await MeetAsync("Anton", "Zelda");
        var thread = await world.WithDbAsync(
            db => db.Conversations.Where(c => c.ContactId == world.People[beside]).Select(c => c.Id).SingleAsync());
        using var admin = await world.SignInAsync();
        var merge = await MergeAsync(world, admin, "Anton", "Zelda");

        using var done = await admin.PostFormAsync(
            "/contacts", isOnPage ? $"/contacts/{world.People["Anton"]}/block" : $"/conversations/{thread}/contact/block");
        Assert.Equal(["Anton"], await BlockedAsync(world));
        await UnmergeAsync(world, admin, "Anton", merge);

        Assert.Equal(blocked, await BlockedAsync(world));
    }

    private static async Task<Guid> MergeAsync(ContactBulkWorld world, HttpClient admin, string kept, string other)
    {
        using var merged = await admin.PostAsJsonAsync(
            $"/api/contacts/{world.People[kept]}/merges", new { contactId = world.People[other] });
        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        return (await merged.ReadJsonAsync()).GetProperty("merges").EnumerateArray().Last().GetProperty("id").GetGuid();
    }

    private static async Task UnmergeAsync(ContactBulkWorld world, HttpClient admin, string kept, Guid merge)
    {
        using var unmerged = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People[kept]}/merges/{merge}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, unmerged.StatusCode);
    }

    private static async Task<List<string?>> FoundAsync(HttpClient admin, string words) =>
        [.. (await admin.GetJsonAsync($"/api/contacts?q={words}")).EnumerateArray().Select(one => one.GetProperty("name").GetString())];

    private static Task<List<string>> BlockedAsync(ContactBulkWorld world) => world.WithDbAsync(
        db => db.Contacts.Where(c => c.BlockedAt != null).Select(c => c.Name).Order().ToListAsync());

    /// <summary>Everything in the archive that can be read.</summary>
    private static async Task<string> DataAsync(ContactBulkWorld world, HttpClient admin, string name)
    {
        using var answer = await admin.PostFormAsync($"/contacts/{world.People[name]}", $"/contacts/{world.People[name]}/data");
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var texts = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            texts.Add(await reader.ReadToEndAsync());
        }

        return string.Concat(texts);
    }

    /// <summary>People who wrote, the last one last.</summary>
    private async Task<ContactBulkWorld> MeetAsync(params string[] names)
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync(names);
        return world;
    }
}
