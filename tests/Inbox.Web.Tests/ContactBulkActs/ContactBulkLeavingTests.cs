using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.ContactBulkActs;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactBulkActs;

/// <summary>Whoever begins an act and goes away, and what they see no more when they come back.</summary>
public sealed class ContactBulkLeavingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task What_was_begun_is_done_although_the_page_is_left_and_is_taken_back_whole()
    {
        var world = await ContactBulkWorld.CreateAsync(app);
        await world.WriteAsync([.. Enumerable.Range(0, 25).Select(number => $"Person {number:00}")]);
        await world.WithDbAsync(async db =>
        {
            foreach (var conversation in await db.Conversations.ToListAsync())
            {
                db.Activities.Add(conversation.Snooze(world.Agent, until: null, DateTimeOffset.UtcNow)!);
            }

            return await db.SaveChangesAsync();
        });
        using var admin = await world.SignInAsync();
        using var chosen = await world.ActAsync(admin, "", [.. world.People.Keys]);

        await LeaveAsync(world, admin, chosen, "start", ("act", "block"));
        await world.EndsAsync(ContactBulkState.Done);
        Assert.Equal(25, await world.WithDbAsync(db => db.ContactBulkActs.Select(a => a.Changed).SingleAsync()));

        await LeaveAsync(world, admin, chosen, "undo");
        await world.EndsAsync(ContactBulkState.Undone);
        Assert.Equal(0, await world.WithDbAsync(db => db.ContactBulkActs.Select(a => a.Kept).SingleAsync()));
        Assert.Empty(await world.BlockedAsync());
        Assert.Equal(25, await world.WithDbAsync(db => db.Conversations.CountAsync(c => c.Status == ConversationStatus.Snoozed)));
    }

    [Fact]
    public async Task Who_became_somebody_whom_the_agent_does_not_see_stays_whose_they_are()
    {
        var world = await ContactBulkWorld.CreateAsync(app, "Ada");
        var (mira, email) = await world.Organization.AddAgentAsync("Mira Aydin");
        await world.WithDbAsync(async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.Memberships);
            return await db.SaveChangesAsync();
        });
        await world.GiveAsync("Ada", mira.Id);
        using var restricted = await app.SignInAsync(email);
        using var given = await world.ActAsync(restricted, $"owner:{world.Agent.Id}", "Ada");
        await world.WriteAsync("Hidden");
        using var admin = await world.SignInAsync();
        using var merged = await admin.PostAsJsonAsync(
            $"/api/contacts/{world.People["Ada"]}/merges", new { contactId = world.People["Hidden"] });

        Assert.Contains("1 stays as it is", await world.UndoAsync(restricted, given), StringComparison.Ordinal);
        Assert.Equal(["Ada"], await world.OwnedByAsync(world.Agent.Id));
    }

    /// <summary>Sends the form and closes the connection as soon as something is done.</summary>
    private static async Task LeaveAsync(
        ContactBulkWorld world, HttpClient admin, HttpResponseMessage chosen, string act, params (string Name, string Value)[] fields)
    {
        var before = await BlockedAsync(world);
        using var gone = new CancellationTokenSource();
        var token = (await admin.GetPageAsync("/contacts")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(fields.Append((Name: "__RequestVerificationToken", Value: token))
            .Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        var sent = admin.PostAsync(new Uri($"{chosen.GoesTo()}/{act}", UriKind.Relative), form, gone.Token);
        await Eventually.TrueAsync(async () => await BlockedAsync(world) != before);
        await gone.CancelAsync();
        try
        {
            (await sent).Dispose();
        }
        catch (OperationCanceledException)
        {
            // That was meant.
        }
    }

    private static Task<int> BlockedAsync(ContactBulkWorld world) =>
        world.WithDbAsync(db => db.Contacts.CountAsync(c => c.BlockedAt != null));
}
