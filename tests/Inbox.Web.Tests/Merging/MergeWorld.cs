using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Merging;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Inbox.Web.Threads;
using Inbox.Web.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Merging;

/// <summary>Three people of one organization: "anna" on Messenger, "bert" on Instagram, "carl" on both.</summary>
internal sealed class MergeWorld(InboxApp app, TestOrganization organization, Agent agent)
{
    public static readonly string[] Identities = ["anna", "bert", "carl", "carl-instagram"];

    private readonly Dictionary<string, string> externalIds = Identities.ToDictionary(name => name, _ => TestOrganization.NextId());
    private readonly Dictionary<string, Guid> labels = [];

    public TestOrganization Organization => organization;

    public Agent Agent => agent;

    public string ExternalIdOf(string identity) => externalIds[identity];

    public Dictionary<string, Guid> People { get; } = [];

    /// <summary>Everybody has written once, and is known by what the seed says.</summary>
    /// <param name="startedAt">In milliseconds: the same for worlds that are compared.</param>
    public static async Task<MergeWorld> CreateAsync(InboxApp app, int seed, long startedAt)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, _) = await organization.AddAgentAsync("Mira Aydin", AgentRole.Admin);
        var world = new MergeWorld(app, organization, agent);
        foreach (var (number, identity) in Identities.Index())
        {
            await world.WriteAsync(identity, $"I am {identity}", startedAt + number);
        }

        await app.WithDbAsync(organization.Id, async db =>
        {
            await world.DescribeAsync(db, new Random(seed));
            return await db.SaveChangesAsync();
        });
        await world.MergeAsync("carl", "carl-instagram");
        return world;
    }

    public Task WriteAsync(string identity, string text, long at)
    {
        var isInstagram = identity is "bert" or "carl-instagram";
        return app.ReceiveAsync(Payload.Text(
            isInstagram ? organization.InstagramId : organization.PageId, externalIds[identity], text, at: at,
            @object: isInstagram ? "instagram" : "page"));
    }

    public Task NoteAsync(string identity, string text) => WithAsync<ContactService>(async (db, service) =>
        await service.AddNoteAsync(
            agent, ContactKey.OfConversation(await ConversationAsync(db, identity)), Guid.CreateVersion7(), text, default));

    public Task RenameAsync(string identity, string name) => WithAsync<ContactService>(async (db, service) =>
        await service.RenameAsync(agent, ContactKey.OfConversation(await ConversationAsync(db, identity)), null, name, default));

    public Task LabelAsync(string identity, string label, bool isOn) => WithAsync<LabelService>(async (db, service) =>
        await service.LabelContactAsync(agent, await ConversationAsync(db, identity), labels[label], isOn, default));

    /// <summary>On the contact's own page.</summary>
    public Task LabelOnPageAsync(string person, string label, bool isOn) => WithAsync<ContactLabelService>(async (_, service) =>
        await service.LabelAsync(agent, People[person], labels[label], isOn, default));

    public Task<List<string>> LabelsAsync(string person) => app.WithDbAsync(organization.Id, db => db.ContactLabels
        .Where(l => l.ContactId == People[person]).Select(l => db.Labels.Single(x => x.Id == l.LabelId).Name).Order().ToListAsync());

    public Task CloseAsync(string identity) => app.WithDbAsync(organization.Id, async db =>
    {
        var id = await ConversationAsync(db, identity);
        var conversation = await db.Conversations.SingleAsync(c => c.Id == id);
        conversation.Close(agent, DateTimeOffset.UtcNow);
        return await db.SaveChangesAsync();
    });

    public async Task MergeAsync(string kept, string other, params string[] asked)
    {
        var result = await WithAsync<ContactMergeService, MergeResult>(
            (_, service) => service.MergeAsync(agent, People[kept], People[other], asked.ToHashSet(), null, default));
        Assert.Equal(new(People[kept]), result);
    }

    public async Task UndoAsync(string kept, string other)
    {
        var merge = await app.WithDbAsync(organization.Id, db => db.ContactMerges
            .Where(m => m.ContactId == People[kept] && m.MergedId == People[other] && m.UndoneAt == null).Select(m => m.Id).SingleAsync());
        var result = await WithAsync<ContactUnmergeService, MergeResult>(
            (_, service) => service.UndoAsync(agent, People[kept], merge, default));
        Assert.Equal(new(People[other]), result);
    }

    /// <summary>Every row that hangs on a contact, as the database has it; but for what says that somebody merged.</summary>
    public Task<List<string>> RowsAsync() => app.WithDbAsync(organization.Id, db => db.Database.SqlQuery<string>(
        $"""
        select kind || ' ' || row::text as "Value" from (
            select 'contact' as kind, to_jsonb(t) - 'revision' as row from contacts t where organization_id = {organization.Id}
            union all select 'identity', to_jsonb(t) - 'profile_due_at' - 'profile_attempts' from contact_identities t
                where organization_id = {organization.Id}
            union all select 'conversation', to_jsonb(t) from conversations t where organization_id = {organization.Id}
            union all select 'activity', to_jsonb(t) from contact_activities t where organization_id = {organization.Id}
            union all select 'referral', to_jsonb(t) from referrals t where organization_id = {organization.Id}
            union all select 'note', to_jsonb(t) from contact_notes t where organization_id = {organization.Id}
            union all select 'label', to_jsonb(t) - 'contact_identity_id' from contact_labels t where organization_id = {organization.Id}
            union all select 'member', to_jsonb(t) from segment_members t where organization_id = {organization.Id}
            union all select 'change', to_jsonb(t) from contact_changes t
                where organization_id = {organization.Id} and property not in ('merge', 'unmerge')
        ) all_of_it order by 1
        """).ToListAsync());

    /// <summary>What people see of each contact, by names instead of ids, so that two worlds can be compared.</summary>
    public Task<string> SeenAsync() => app.WithDbAsync(organization.Id, async db =>
    {
        var names = externalIds.ToDictionary(pair => pair.Value, pair => pair.Key);
        var seen = new List<string>();
        foreach (var contact in await db.Contacts.AsNoTracking().ToListAsync())
        {
            var identities = await db.ContactIdentities.Where(i => i.ContactId == contact.Id).ToListAsync();
            seen.Add(JsonSerializer.Serialize(new
            {
                identities = identities.Select(i => names[i.ExternalId]).Order(),
                contact.Name,
                contact.NameAtMeta,
                contact.Phone,
                contact.PhoneNumber,
                contact.Email,
                contact.OwnValues,
                contact.Language,
                contact.ConsentsToMarketing,
                contact.LastActivityAt,
                contact.CreatedAt,
                blocked = contact.IsBlocked,
                labels = await db.ContactLabels.Where(l => l.ContactId == contact.Id)
                    .Select(l => db.Labels.Single(x => x.Id == l.LabelId).Name).Order().ToListAsync(),
                notes = await db.ContactNotes.Where(n => n.ContactId == contact.Id).Select(n => n.Text).Order().ToListAsync(),
                changes = await db.ContactChanges.Where(c => c.ContactId == contact.Id && c.Property != "merge" && c.Property != "unmerge")
                    .OrderBy(c => c.At).Select(c => $"{c.Property} {c.Now}").ToListAsync(),
                begun = await db.ContactActivities.Where(a => a.ContactId == contact.Id).Select(a => a.Kind).Order().ToListAsync(),
                conversations = (await db.Conversations.Where(c => c.ContactId == contact.Id).OrderBy(c => c.StartedAt)
                    .Select(c => new
                    {
                        of = db.ContactIdentities.Single(i => i.Id == c.ContactIdentityId).ExternalId,
                        c.Status,
                        c.LastMessageAt,
                        said = db.Messages.Where(m => m.ConversationId == c.Id).OrderBy(m => m.SentAt).Select(m => m.Text).ToList(),
                    }).ToListAsync()).Select(c => new { of = names[c.of], c.Status, c.LastMessageAt, c.said }),
            }));
        }

        return string.Join('\n', seen.Order(StringComparer.Ordinal));
    });

    public Task<T> WithDbAsync<T>(Func<InboxDbContext, Task<T>> work) => app.WithDbAsync(organization.Id, work);

    private async Task DescribeAsync(InboxDbContext db, Random random)
    {
        foreach (var name in new[] { "regular", "vip", "late", "new", "both" })
        {
            var label = new Label(organization.Id, Guid.CreateVersion7(), name, LabelColour.Blue, DateTimeOffset.UtcNow);
            db.Labels.Add(label);
            labels[name] = label.Id;
        }

        var segment = db.Segments.Add(new Segment(agent, Guid.CreateVersion7(), DateTimeOffset.UtcNow)).Entity;
        segment.Change("Frozen", "{\"all\":[]}");
        segment.Freeze(DateTimeOffset.UtcNow);
        foreach (var identity in await db.ContactIdentities.OrderBy(i => i.ExternalId).ToListAsync())
        {
            var name = externalIds.Single(pair => pair.Value == identity.ExternalId).Key;
            People[name] = identity.ContactId;
            var contact = await db.Contacts.SingleAsync(c => c.Id == identity.ContactId);
            contact.Rename($"{name}", random.Next(2) == 0 ? null : "Meta", null);
            Describe(contact, name, random);
            db.ContactLabels.Add(new ContactLabel(organization.Id, contact.Id, labels["both"]));
            if (random.Next(2) == 0)
            {
                db.SegmentMembers.Add(new SegmentMember(organization.Id, segment.Id, contact.Id));
            }

            db.ContactNotes.Add(new ContactNote(
                organization.Id, Guid.CreateVersion7(), contact.Id, agent, $"Of {name}", DateTimeOffset.UtcNow));
        }
    }

    private static void Describe(Contact contact, string name, Random random)
    {
        if (random.Next(2) == 0)
        {
            contact.CallOurselves($"Our {name}");
        }

        if (random.Next(2) == 0)
        {
            contact.SetPhone($"040 {name}", $"+4940{name}");
        }

        if (random.Next(2) == 0)
        {
            contact.SetOwnValue("size", random.Next(3));
        }

        if (random.Next(2) == 0)
        {
            contact.SetLanguage(random.Next(2) == 0 ? "de" : "en");
        }

        contact.SetConsent(random.Next(3) switch { 0 => null, 1 => false, _ => true });
    }

    private Task<Guid> ConversationAsync(InboxDbContext db, string identity)
    {
        var externalId = externalIds[identity];
        return db.Conversations.Where(c => db.ContactIdentities.Any(i => i.Id == c.ContactIdentityId && i.ExternalId == externalId))
            .OrderByDescending(c => c.StartedAt).Select(c => c.Id).FirstAsync();
    }

    private Task<bool> WithAsync<TService>(Func<InboxDbContext, TService, Task> work) where TService : class =>
        WithAsync<TService, bool>(async (db, service) =>
        {
            await work(db, service);
            return true;
        });

    private async Task<T> WithAsync<TService, T>(Func<InboxDbContext, TService, Task<T>> work) where TService : class
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organization.Id);
        return await work(
            scope.ServiceProvider.GetRequiredService<InboxDbContext>(), scope.ServiceProvider.GetRequiredService<TService>());
    }
}
