using Inbox.Testing;
using Inbox.Web.ContactBulkActs;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactBulkActs;

/// <summary>An organization with some contacts, a label, and an admin who chooses of them.</summary>
internal sealed class ContactBulkWorld
{
    private readonly InboxApp app;
    private string email = "";

    private ContactBulkWorld(InboxApp app, TestOrganization organization) => (this.app, Organization) = (app, organization);

    public TestOrganization Organization { get; }

    public Agent Agent { get; private set; } = null!;

    public Guid Label { get; private set; }

    public Dictionary<string, Guid> People { get; } = [];

    public static async Task<ContactBulkWorld> CreateAsync(InboxApp app, params string[] names)
    {
        var world = new ContactBulkWorld(app, await TestOrganization.CreateAsync(app));
        (world.Agent, world.email) = await world.Organization.AddAgentAsync("Anna Agent", AgentRole.Admin);
        world.Label = await world.WithDbAsync(async db =>
        {
            var label = db.Labels.Add(new(
                world.Organization.Id, Guid.CreateVersion7(), "Regular", LabelColour.Blue, DateTimeOffset.UtcNow)).Entity;
            await db.SaveChangesAsync();
            return label.Id;
        });
        await world.AddAsync(names);
        return world;
    }

    public Task<HttpClient> SignInAsync() => app.SignInAsync(email);

    public Task<int> AddAsync(params string[] names) => WithDbAsync(async db =>
    {
        foreach (var name in names)
        {
            People[name] = db.Contacts.Add(Contact.Noted(Organization.Id, name, DateTimeOffset.UtcNow)).Entity.Id;
        }

        return await db.SaveChangesAsync();
    });

    public async Task WriteAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await app.ReceiveAsync(Payload.Text(Organization.PageId, TestOrganization.NextId(), $"From {name}"));
            People[name] = await WithDbAsync(async db =>
            {
                var contact = await db.Contacts.SingleAsync(
                    x => db.Conversations.Any(c => c.ContactId == x.Id && c.Preview == $"From {name}"));
                contact.Call(name);
                await db.SaveChangesAsync();
                return contact.Id;
            });
        }
    }

    public Task<HttpResponseMessage> ActAsync(HttpClient browser, string act, params string[] names) =>
        browser.PostFormAsync("/contacts", "/contacts/acts", [("act", act), .. names.Select(name => ("ids", People[name].ToString()))]);

    public Task<HttpResponseMessage> ActAsync(HttpClient browser, string act, bool everything, string query = "") =>
        browser.PostFormAsync("/contacts", $"/contacts/acts{query}", ("act", act), ("everything", everything ? "true" : "false"));

    public Task<int> LabelAsync(params string[] names) => WithDbAsync(db =>
    {
        db.ContactLabels.AddRange(names.Select(name => new ContactLabel(Organization.Id, People[name], Label)));
        return db.SaveChangesAsync();
    });

    public Task<int> GiveAsync(string name, Guid? ownerId) => WithDbAsync(async db =>
    {
        (await db.Contacts.SingleAsync(c => c.Id == People[name])).SetOwner(ownerId);
        return await db.SaveChangesAsync();
    });

    /// <summary>One of them is done, and whoever was at it is gone or still at it: the lease says.</summary>
    public Task<Guid> LeaveHalfDoneAsync(string address) => WithDbAsync(async db =>
    {
        var id = Guid.Parse(address.Split('/')[^1]);
        var act = await db.ContactBulkActs.SingleAsync(a => a.Id == id);
        var first = await db.ContactBulkTargets.Where(t => t.ActId == id).OrderBy(t => t.ContactId).FirstAsync();
        act.Start(new(ContactBulkKind.Label, Label), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);
        first.Leave(ContactBulkOutcome.Unchanged);
        act.Count([first], erased: 0, isEnd: false, DateTimeOffset.UtcNow.AddDays(1));
        await db.SaveChangesAsync();
        return id;
    });

    public Task<int> LetTheLeaseEndAsync(params Guid[] acts) => WithDbAsync(db => db.ContactBulkActs.Where(a => acts.Contains(a.Id))
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.DueAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

    /// <summary>Presses Undo above the list.</summary>
    public async Task<string> UndoAsync(HttpClient browser, HttpResponseMessage done)
    {
        using var undone = await browser.PressAsync(await browser.GetPageAsync(done.GoesTo()!), "undo-toast button");
        return (await browser.GetPageAsync(undone.GoesTo()!)).QuerySelector("undo-toast p")!.Seen();
    }

    public Task EndsAsync(ContactBulkState state) =>
        Eventually.TrueAsync(() => WithDbAsync(db => db.ContactBulkActs.AnyAsync(a => a.State == state)));

    public Task<List<string>> PeopleAsync() => WithDbAsync(db => db.Contacts.Select(c => c.Name).Order().ToListAsync());

    public Task<List<string>> LabelledAsync() => WithDbAsync(db => db.Contacts
        .Where(c => db.ContactLabels.Any(l => l.ContactId == c.Id && l.LabelId == Label)).Select(c => c.Name).Order().ToListAsync());

    public Task<List<string>> OwnedByAsync(Guid agentId) => WithDbAsync(
        db => db.Contacts.Where(c => c.OwnerId == agentId).Select(c => c.Name).Order().ToListAsync());

    public Task<List<string>> BlockedAsync() => WithDbAsync(
        db => db.Contacts.Where(c => c.BlockedAt != null).Select(c => c.Name).Order().ToListAsync());

    public Task<List<ConversationStatus>> StatusesAsync() => WithDbAsync(db => db.Conversations.Select(c => c.Status).ToListAsync());

    public Task<T> WithDbAsync<T>(Func<InboxDbContext, Task<T>> work) => app.WithDbAsync(Organization.Id, work);
}
