using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Receiving;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Demo;

/// <summary>Fills an empty database in Development with two organizations, so that a newcomer sees an inbox at once.</summary>
public sealed class DemoData(
    InboxDbContext db, UserManager<Account> accounts, ChannelTokens tokens, IServiceScopeFactory scopes, TimeProvider clock)
{
    public const string Password = "welcome to the inbox";

    private const string Now = "now";

    public static string SignInWords =>
        $"""
        Demo sign-ins, password "{Password}":
        {string.Join('\n', DemoCast.Organizations.SelectMany(o => o.Agents.Select(a => $"  {a.Email,-32} {a.Role}, {o.Name}")))}
        """;

    public async Task AddUnlessFilledAsync(CancellationToken cancellationToken)
    {
        if (await db.Organizations.AnyAsync(cancellationToken))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var made = AddOrganizations();
        await db.SaveChangesAsync(cancellationToken);
        await AddAccountsAsync();
        await transaction.CommitAsync(cancellationToken);
        foreach (var (demo, organization) in made)
        {
            await FillAsync(demo, organization, cancellationToken);
        }
    }

    private List<(DemoOrganization Demo, Organization Organization)> AddOrganizations()
    {
        var made = new List<(DemoOrganization Demo, Organization Organization)>();
        foreach (var demo in DemoCast.Organizations)
        {
            var organization = new Organization(demo.Name, demo.Slug, DemoCast.TimeZone, clock.GetUtcNow());
            db.Organizations.Add(organization);
            made.Add((demo, organization));
        }

        return made;
    }

    private async Task AddAccountsAsync()
    {
        foreach (var email in DemoCast.Organizations.SelectMany(o => o.Agents).Select(a => a.Email).Distinct())
        {
            var result = await accounts.CreateAsync(new Account(email), Password);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException($"The demo account {email} was refused: {result}");
            }
        }
    }

    /// <summary>Each organization is filled in a scope of its own, through the code that takes in real messages.</summary>
    private async Task FillAsync(DemoOrganization demo, Organization organization, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope(organization.Id);
        var own = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        var agents = await AddAgentsAsync(own, demo, organization.Id, cancellationToken);
        var channels = AddChannels(own, demo, organization.Id);
        await own.SaveChangesAsync(cancellationToken);

        var receiver = scope.ServiceProvider.GetRequiredService<MessageReceiver>();
        await receiver.ReceiveAsync(
            [.. demo.Talks.SelectMany(talk => Messages(talk, "before", talk.Earlier, channels[talk.Platform]))], cancellationToken);
        await CloseAllAsync(own, agents[0], cancellationToken);
        await receiver.ReceiveAsync(
            [.. demo.Talks.SelectMany(talk => Messages(talk, Now, talk.Lines, channels[talk.Platform]))], cancellationToken);
        var pictures = ActivatorUtilities.CreateInstance<DemoPictures>(scope.ServiceProvider);
        await pictures.TakeAllAsync(cancellationToken);
        await pictures.GiveFacesAsync(demo.Talks, cancellationToken);
        await FinishAsync(own, demo, agents, cancellationToken);
        await ReactAsync(own, demo, cancellationToken);
    }

    private async Task<List<Agent>> AddAgentsAsync(
        InboxDbContext own, DemoOrganization demo, Guid organizationId, CancellationToken cancellationToken)
    {
        var emails = demo.Agents.Select(a => a.Email.ToUpperInvariant()).ToList();
        var ids = await own.Users.Where(a => a.NormalizedEmail != null && emails.Contains(a.NormalizedEmail))
            .ToDictionaryAsync(a => a.Email!, a => a.Id, cancellationToken);

        // They came a week ago, so that what was written since shows as unread.
        var since = clock.GetUtcNow() - TimeSpan.FromDays(7);
        var agents = demo.Agents.Select(a => new Agent(organizationId, ids[a.Email], a.Name, a.Role, since)).ToList();
        own.Agents.AddRange(agents);
        return agents;
    }

    private Dictionary<Platform, Channel> AddChannels(InboxDbContext own, DemoOrganization demo, Guid organizationId)
    {
        var now = clock.GetUtcNow();
        var token = tokens.Protect(organizationId, demo.PageToken);
        var page = new Channel(organizationId, Platform.Messenger, demo.PageId, demo.PageId, demo.PageName, now);
        var instagram = new Channel(organizationId, Platform.Instagram, demo.InstagramId, demo.PageId, demo.InstagramName, now);
        page.Reconnect(demo.PageId, demo.PageName, token, now);
        instagram.Reconnect(demo.PageId, demo.InstagramName, token, now);
        page.EndConversationsAfter(days: 7);
        page.ConnectThrough(new ChannelOrigin(), now);
        instagram.ConnectThrough(new ChannelOrigin(), now);
        own.Channels.AddRange(page, instagram);
        return new() { [Platform.Messenger] = page, [Platform.Instagram] = instagram };
    }

    private IEnumerable<ChannelMessage> Messages(DemoTalk talk, string part, DemoLine[] lines, Channel channel) =>
        lines.Select((line, index) =>
    {
        var at = clock.GetUtcNow() - line.Ago;
        var mid = MidOf(talk, part, index);
        EventAttachment[] pictures = line.Picture is null ? [] : [new EventAttachment("image", line.Picture, null)];
        var details = EventDetails.None with { ReplyToMid = line.Quotes is { } place ? MidOf(talk, part, place) : null };
        return new ChannelMessage(channel, line.IsOurs
            ? new MessageEchoed(channel.Platform, channel.ExternalId, talk.ContactExternalId, mid, line.Text, pictures, at, null, null)
            : new MessageReceived(channel.Platform, channel.ExternalId, talk.ContactExternalId, mid, line.Text, pictures, at)
            {
                Details = details,
            });
    });

    private static string MidOf(DemoTalk talk, string part, int place) => $"m_demo_{talk.ContactExternalId}_{part}_{place}";

    /// <summary>What was said earlier is over and closed, long enough for the next words to begin another conversation.</summary>
    private static async Task CloseAllAsync(InboxDbContext own, Agent by, CancellationToken cancellationToken)
    {
        foreach (var conversation in await own.Conversations.ToListAsync(cancellationToken))
        {
            own.Activities.Add(conversation.Close(by, conversation.LastMessageAt)!);
        }

        await own.SaveChangesAsync(cancellationToken);
    }

    private async Task FinishAsync(InboxDbContext own, DemoOrganization demo, List<Agent> agents, CancellationToken cancellationToken)
    {
        var found = await (
            from conversation in own.Conversations.Where(c => c.ClosedAt == null)
            join identity in own.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            join contact in own.Contacts on conversation.ContactId equals contact.Id
            select new { conversation, identity, contact }).ToDictionaryAsync(x => x.identity.ExternalId, cancellationToken);
        foreach (var talk in demo.Talks)
        {
            var row = found[talk.ContactExternalId];
            row.contact.Rename(talk.FirstName, talk.LastName, pictureUrl: null);
            row.identity.RefreshProfileAt(null);
            own.Activities.AddRange(Settle(row.conversation, talk, agents));
            var readers = talk.Lines[^1].IsOurs || talk.IsClosed ? agents : [];
            own.ReadMarkers.AddRange(readers.Select(agent => ReadBy(agent, row.conversation)));
        }

        if (demo == DemoCast.Organizations[0])
        {
            DemoLabels.Add(own, agents[0], found.ToDictionary(row => row.Key, row => row.Value.conversation), clock.GetUtcNow());
        }

        if (demo.Team is { } team)
        {
            AddTeam(own, team, agents, found[team.Talk].conversation);
        }

        AddWriting(own, demo, agents, found.ToDictionary(row => row.Key, row => (row.Value.conversation, row.Value.contact)));
        await own.SaveChangesAsync(cancellationToken);
    }

    private async Task ReactAsync(InboxDbContext own, DemoOrganization demo, CancellationToken cancellationToken)
    {
        var lines = demo.Talks.SelectMany(talk => talk.Lines.Select((line, place) => (Mid: MidOf(talk, Now, place), line.Reaction)));
        foreach (var (mid, emoji) in lines)
        {
            if (emoji is not null)
            {
                var message = await own.Messages.Include(m => m.Reactions).SingleAsync(m => m.Mid == mid, cancellationToken);
                message.React(isOurs: false, emoji, clock.GetUtcNow());
            }
        }

        await own.SaveChangesAsync(cancellationToken);
    }

    private void AddTeam(InboxDbContext own, (string Name, int[] Members, string Talk) team, List<Agent> agents, Conversation conversation)
    {
        var made = own.Teams.Add(new Team(agents[0].OrganizationId, team.Name, clock.GetUtcNow())).Entity;
        own.TeamMembers.AddRange(team.Members.Select(member => new TeamMember(made, agents[member])));
        own.Activities.Add(conversation.GiveTo(made, agents[0], clock.GetUtcNow())!);
    }

    private void AddWriting(
        InboxDbContext own, DemoOrganization demo, List<Agent> agents,
        Dictionary<string, (Conversation Conversation, Contact Contact)> found)
    {
        own.SavedReplies.AddRange(DemoWriting.SavedReplies(agents[0], clock.GetUtcNow()));
        own.Messages.AddRange(demo.Talks.Where(talk => talk.NotSent is not null)
            .Select(talk => DemoWriting.NotSentIn(found[talk.ContactExternalId].Conversation, agents[0], talk, clock.GetUtcNow())));
        own.ScheduledReplies.AddRange(demo.Talks.Where(talk => talk.Later is not null)
            .Select(talk => DemoWriting.LaterIn(found[talk.ContactExternalId].Conversation, agents[0], talk.Later!, clock.GetUtcNow())));
        own.Notes.AddRange(demo.Talks.Where(talk => talk.Note is not null)
            .Select(talk => DemoWriting.NoteIn(found[talk.ContactExternalId].Conversation, agents[^1], talk.Note!, clock.GetUtcNow())));
        own.ContactNotes.AddRange(demo.Talks.Where(talk => talk.ContactNote is not null)
            .Select(talk => DemoWriting.NoteOf(found[talk.ContactExternalId].Contact, agents[^1], talk.ContactNote!, clock.GetUtcNow())));
    }

    private static ReadMarker ReadBy(Agent agent, Conversation conversation) =>
        new(agent.OrganizationId, agent.Id, conversation.Id, conversation.LastIncomingReceivedAt ?? agent.CreatedAt);

    private IEnumerable<Activity> Settle(Conversation conversation, DemoTalk talk, List<Agent> agents)
    {
        if (talk.Assignee is { } assignee && conversation.AssignTo(agents[assignee], agents[0], clock.GetUtcNow()) is { } assigned)
        {
            yield return assigned;
        }

        if (talk.IsClosed && conversation.Close(agents[0], clock.GetUtcNow()) is { } closed)
        {
            yield return closed;
        }
    }
}
