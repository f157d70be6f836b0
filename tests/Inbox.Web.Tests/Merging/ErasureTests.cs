using System.Net;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Erasure;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Merging;

/// <summary>A person is erased: nothing of them is left anywhere, nothing comes back, and what they write afterwards begins anew.</summary>
public sealed class ErasureTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Nothing_of_a_person_is_left_in_any_table_and_of_others_everything()
    {
        var secret = $"zebra{TestOrganization.NextId()}";
        var world = await MergeWorld.CreateAsync(app, seed: 5, Payload.NextTime());
        await world.WriteAsync("anna", $"My {secret} word", Payload.NextTime());
        await world.NoteAsync("anna", $"{secret} of a note");
        await world.RenameAsync("anna", $"Anna {secret}");
        await world.MergeAsync("anna", "bert", "name");
        await world.RenameAsync("bert", $"Bert {secret}");
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        var address = $"/contacts/{world.People["anna"]}/erase";

        Assert.Contains("Nobody can bring it back", (await admin.GetPageAsync(address)).QuerySelector(".banner")!.Seen(),
            StringComparison.Ordinal);
        using var erased = await admin.PostFormAsync(address, address);
        using var again = await admin.PostFormAsync("/contacts", address);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (erased.StatusCode, again.StatusCode));

        await admin.GetPageAsync($"/contacts?q={secret}");
        await SweptAsync(world);
        foreach (var word in new[] { secret, world.ExternalIdOf("anna"), world.ExternalIdOf("bert") })
        {
            Assert.Empty(await WhereAsync(word));
        }

        Assert.NotEmpty(await WhereAsync(world.ExternalIdOf("carl")));
        var act = await world.WithDbAsync(db => db.AuditEntries.SingleAsync(e => e.Act == AuditAct.EraseContact));
        Assert.Equal((world.People["anna"], null), (act.ThingId!.Value, act.Note));
    }

    [Fact]
    public async Task A_file_that_a_saved_reply_has_too_stays()
    {
        var world = await MergeWorld.CreateAsync(app, seed: 6, Payload.NextTime());
        var file = await world.WithDbAsync(async db =>
        {
            var shared = db.StoredFiles.Add(StoredFile.New(world.Organization.Id, DateTimeOffset.UtcNow)).Entity;
            var reply = db.SavedReplies.Add(new(world.Agent, DateTimeOffset.UtcNow)).Entity;
            reply.Write("prices", "Here they are", [shared.Id]);
            await db.SaveChangesAsync();
            (await db.Contacts.SingleAsync(c => c.Id == world.People["anna"])).TakePicture("https://example.com", shared.Id);
            await db.SaveChangesAsync();
            return shared.Id;
        });

        await EraseAsync(world, "anna");

        var left = await world.WithDbAsync(db => db.StoredFiles.SingleAsync(f => f.Id == file));
        Assert.NotEqual(StoredFileState.Erased, left.State);
    }

    [Fact]
    public async Task What_is_older_does_not_come_back_and_what_is_newer_begins_anew()
    {
        var world = await MergeWorld.CreateAsync(app, seed: 6, Payload.NextTime());
        var before = Payload.NextTime();
        await EraseAsync(world, "anna");
        var contacts = await world.WithDbAsync(db => db.Contacts.CountAsync());

        await world.WriteAsync("anna", "Delivered late", before);
        await app.ReceiveAsync(Payload.Echo(world.Organization.PageId, world.ExternalIdOf("anna"), "An old answer", at: before));
        Assert.Equal(contacts, await world.WithDbAsync(db => db.Contacts.CountAsync()));

        await world.WriteAsync("anna", "Hello again", DateTimeOffset.UtcNow.AddSeconds(2).ToUnixTimeMilliseconds());
        await world.WriteAsync("anna", "Delivered later still", before);
        var (contact, said) = await world.WithDbAsync(async db =>
        {
            var externalId = world.ExternalIdOf("anna");
            var id = await db.ContactIdentities.Where(i => i.ExternalId == externalId).Select(i => i.ContactId).SingleAsync();
            return (await db.Contacts.SingleAsync(c => c.Id == id), await db.Messages.Where(
                m => db.Conversations.Any(c => c.Id == m.ConversationId && c.ContactId == id)).Select(m => m.Text).ToListAsync());
        });
        Assert.Equal(["Hello again"], said);
        Assert.NotEqual(world.People["anna"], contact.Id);
        Assert.StartsWith("Messenger user", contact.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_that_come_while_a_person_is_erased_are_gone_or_of_a_new_contact()
    {
        var world = await MergeWorld.CreateAsync(app, seed: 8, Payload.NextTime());
        var (admin, old) = (await world.Organization.SignInAsync(AgentRole.Admin), world.People["anna"]);
        using var adminToo = admin;
        await admin.GetPageAsync($"/contacts/{old}");

        var messages = Enumerable.Range(0, 20).Select(number => world.WriteAsync("anna", $"Number {number}", Payload.NextTime())).ToList();
        using var erased = await admin.PostFormAsync("/contacts", $"/contacts/{old}/erase");
        await Task.WhenAll(messages);

        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        var erasedAt = await world.WithDbAsync(db => db.ErasedIdentities.Select(e => e.ErasedAt).SingleAsync());
        Assert.Empty(await world.WithDbAsync(db => db.Conversations.Where(c => c.ContactId == old).ToListAsync()));
        Assert.False(await world.WithDbAsync(db => db.Messages.AnyAsync(m => m.Text!.StartsWith("Number") && m.SentAt <= erasedAt)));
    }

    [Fact]
    public async Task Only_an_admin_erases_and_only_their_own_organizations_people()
    {
        var (world, stranger) = (
            await MergeWorld.CreateAsync(app, 1, Payload.NextTime()), await MergeWorld.CreateAsync(app, 1, Payload.NextTime()));
        using var agent = await world.Organization.SignInAsync();
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);

        using var forbidden = await agent.PostFormAsync("/contacts", $"/contacts/{world.People["anna"]}/erase");
        using var foreign = await admin.PostFormAsync("/contacts", $"/contacts/{stranger.People["anna"]}/erase");
        using var program = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["anna"]}", UriKind.Relative));
        using var twice = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People["anna"]}", UriKind.Relative));

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NotFound],
            [forbidden.StatusCode, foreign.StatusCode, program.StatusCode, twice.StatusCode]);
        var theirs = stranger.People["anna"];
        Assert.True(await stranger.WithDbAsync(db => db.Contacts.AnyAsync(c => c.Id == theirs)));
    }

    private async Task EraseAsync(MergeWorld world, string name)
    {
        using var admin = await world.Organization.SignInAsync(AgentRole.Admin);
        using var erased = await admin.DeleteAsync(new Uri($"/api/contacts/{world.People[name]}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
    }

    /// <summary>Everything that Meta posted is worked off and looked through.</summary>
    private async Task SweptAsync(MergeWorld world)
    {
        await app.WebhooksAreProcessedAsync();
        foreach (var id in await world.WithDbAsync(db => db.ErasedIdentities.Select(e => e.Id).ToListAsync()))
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Inbox.Web.Tenancy.CurrentOrganization>().Set(world.Organization.Id);
            await scope.ServiceProvider.GetRequiredService<RawEventErasure>().SweepAsync(id, default);
        }

        // What is known of those who were erased while Meta may deliver again is this alone.
        await world.WithDbAsync(db => db.ErasedIdentities.ExecuteUpdateAsync(
            set => set.SetProperty(e => e.ExternalId, (string?)null).SetProperty(e => e.DueAt, (DateTimeOffset?)null)));
    }

    /// <summary>The tables in which a word stands, whatever the column.</summary>
    private Task<List<string>> WhereAsync(string word) => app.WithDbAsync(null, async db =>
    {
        var found = new List<string>();
        foreach (var table in await db.Database.SqlQuery<string>(
            $"select tablename::text as \"Value\" from pg_tables where schemaname = 'public'").ToListAsync())
        {
            var column = table.StartsWith("webhook_", StringComparison.Ordinal) ? "convert_from(t.body, 'UTF8')" : "t::text";
#pragma warning disable EF1002 // The names are PostgreSQL's own.
            var isThere = await db.Database.SqlQueryRaw<bool>(
                $"select exists (select from \"{table}\" t where position({{0}} in {column}) > 0) as \"Value\"", word).SingleAsync();
#pragma warning restore EF1002
            if (isThere)
            {
                found.Add(table);
            }
        }

        return found;
    });
}
