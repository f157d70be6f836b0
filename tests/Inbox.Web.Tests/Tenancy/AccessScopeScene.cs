using System.Net.Http.Headers;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Tenancy;

/// <summary>
/// An organization in which every case of the rule occurs: the reader belongs to the Page and to one team, and conversations are on
/// the Page or elsewhere, with nobody, with the reader, with a colleague, with the reader's team.
/// </summary>
internal sealed class AccessScopeScene
{
    private readonly InboxApp app;
    private readonly Dictionary<string, SightTalk> talks = [];

    private AccessScopeScene(InboxApp app, TestOrganization organization) => (this.app, Organization) = (app, organization);

    public TestOrganization Organization { get; }

    public Agent Reader { get; private set; } = null!;

    public Agent Colleague { get; private set; } = null!;

    public Team Team { get; private set; } = null!;

    public IReadOnlyCollection<SightTalk> All => talks.Values;

    /// <summary>On the Page, with nobody.</summary>
    public SightTalk Unassigned => talks["Unassigned on the Page"];

    /// <summary>On the Page, with a colleague.</summary>
    public SightTalk Colleagues => talks["A colleague has it"];

    /// <summary>On a channel that the reader does not belong to, with nobody.</summary>
    public SightTalk Elsewhere => talks["Unassigned elsewhere"];

    private string Email { get; set; } = "";

    public static async Task<AccessScopeScene> CreateAsync(InboxApp app)
    {
        var scene = new AccessScopeScene(app, await TestOrganization.CreateAsync(app));
        (scene.Reader, scene.Email) = await scene.Organization.AddAgentAsync("Rita Reader");
        (scene.Colleague, _) = await scene.Organization.AddAgentAsync("Carl Colleague");
        await scene.PlaceReaderAsync();
        await scene.BeginAsync("Unassigned on the Page", onPage: true, (_, _) => null);
        await scene.BeginAsync("A colleague has it", onPage: true, (c, by) => c.AssignTo(scene.Colleague, by, DateTimeOffset.UtcNow));
        await scene.BeginAsync("Unassigned elsewhere", onPage: false, (_, _) => null);
        await scene.BeginAsync("Elsewhere but the reader’s", onPage: false, (c, by) => c.AssignTo(scene.Reader, by, DateTimeOffset.UtcNow));
        await scene.BeginAsync("Elsewhere for the team", onPage: false, (c, by) => c.GiveTo(scene.Team, by, DateTimeOffset.UtcNow));
        await scene.BeginAsync("Elsewhere and taken in the team", onPage: false, (c, by) =>
        {
            _ = c.GiveTo(scene.Team, by, DateTimeOffset.UtcNow);
            return c.AssignTo(scene.Colleague, by, DateTimeOffset.UtcNow);
        });
        return scene;
    }

    public IReadOnlyCollection<SightTalk> SeenBy(AccessScope sight) => sight switch
    {
        AccessScope.Everything => All,
        AccessScope.Memberships => [.. All.Except([Elsewhere])],
        _ => [Unassigned, talks["Elsewhere but the reader’s"], talks["Elsewhere for the team"]],
    };

    /// <summary>The reader's browser, with that sight and role from now on.</summary>
    public async Task<HttpClient> SignInAsync(AccessScope sight, AgentRole role = AgentRole.Agent)
    {
        await app.WithDbAsync(Organization.Id, db => db.Agents.Where(a => a.Id == Reader.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(a => a.Sight, sight).SetProperty(a => a.Role, role)));
        return await app.SignInAsync(Email, organization: Organization.Organization.Slug);
    }

    /// <summary>The same conversation as it is now.</summary>
    public Task<SightTalk> AsItIsAsync(SightTalk talk) => app.WithDbAsync(Organization.Id, db => LoadAsync(db, talk.Id));

    private Task<int> PlaceReaderAsync() => app.WithDbAsync(Organization.Id, async db =>
    {
        Team = db.Teams.Add(new Team(Organization.Id, "Deliveries", DateTimeOffset.UtcNow)).Entity;
        db.ChannelAgents.Add(new ChannelAgent(Organization.Page, Reader));
        db.TeamMembers.Add(new TeamMember(Team, Reader));
        return await db.SaveChangesAsync();
    });

    private async Task BeginAsync(string text, bool onPage, Func<Conversation, Agent, Activity?> settle)
    {
        var person = TestOrganization.NextId();
        await app.ReceiveAsync(Payload.Text(
            onPage ? Organization.PageId : Organization.InstagramId, person, text, @object: onPage ? "page" : "instagram"));
        var (file, face) = (await UploadAsync(), await UploadAsync());
        talks[text] = await app.WithDbAsync(Organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == text);
            var message = await db.Messages.SingleAsync(m => m.ConversationId == conversation.Id);
            message.Attach("image", await db.StoredFiles.SingleAsync(f => f.Id == file));
            var contact = await db.Contacts.SingleAsync(c => c.Id == conversation.ContactId);
            contact.TakePicture("https://example.com/face.png", face);
            contact.Rename("Face", $"of {person}", null);
            _ = settle(conversation, Colleague);
            await db.SaveChangesAsync();
            return await LoadAsync(db, conversation.Id);
        });
    }

    /// <summary>A file that an admin brought and that no message carries.</summary>
    public async Task<Guid> UploadAsync()
    {
        using var browser = await Organization.SignInAsync(AgentRole.Admin);
        return await UploadAsync(browser);
    }

    public static async Task<Guid> UploadAsync(HttpClient browser)
    {
        using var bytes = new ByteArrayContent(SamplePictures.Sofa);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { bytes, "file", "sofa.png" } };
        using var answer = await browser.PostAsync("/api/files", form);
        answer.EnsureSuccessStatusCode();
        return (await answer.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<SightTalk> LoadAsync(InboxDbContext db, Guid id)
    {
        var c = await db.Conversations.AsNoTracking().SingleAsync(x => x.Id == id);
        var message = await db.Messages.AsNoTracking().Include(m => m.Attachments).Where(m => m.ConversationId == id).OrderBy(m => m.SentAt)
            .FirstAsync();
        var contact = await db.Contacts.AsNoTracking().SingleAsync(x => x.Id == c.ContactId);
        var (messages, lines) = (
            await db.Messages.CountAsync(m => m.ConversationId == id), await db.Activities.CountAsync(a => a.ConversationId == id));
        return new(
            id, message.Id, contact.Id, contact.Name, message.Text!, message.Attachments.Count == 0
                ? Guid.Empty : message.Attachments[0].FileId!.Value,
            contact.PictureFileId!.Value, $"{c.Status} {c.Holder} {messages} messages, {lines} lines");
    }
}

/// <param name="State">What acts would change.</param>
internal sealed record SightTalk(
    Guid Id, Guid MessageId, Guid ContactId, string ContactName, string Text, Guid FileId, Guid FaceId, string State);
