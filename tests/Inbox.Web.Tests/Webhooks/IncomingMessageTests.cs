using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Webhooks;

/// <summary>A signed webhook becomes a contact, a conversation and messages of exactly one organization.</summary>
public sealed class IncomingMessageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_signed_webhook_becomes_a_conversation_of_its_organization()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Are you open today?"));

        var conversation = Assert.Single(await ConversationsAsync(organization));
        Assert.Equal("Are you open today?", conversation.Preview);
        Assert.Equal(ConversationStatus.Open, conversation.Status);
        var message = Assert.Single(await MessagesAsync(organization));
        Assert.Equal((MessageDirection.Incoming, MessageStatus.Delivered), (message.Direction, message.Status));
    }

    [Fact]
    public async Task A_person_without_a_profile_gets_an_honest_name()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));

        var contact = await app.WithDbAsync(organization.Id, db => db.Contacts.SingleAsync());
        Assert.Equal($"Messenger user {person[^4..]}", contact.Name);
    }

    [Fact]
    public async Task An_echo_is_an_outgoing_message_of_the_same_conversation()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();

        await app.ReceiveAsync(Payload.Text(organization.InstagramId, person, "Is it in stock?", @object: "instagram"));
        await app.ReceiveAsync(Payload.Echo(organization.InstagramId, person, "Yes, two of them.", @object: "instagram"));

        var conversation = Assert.Single(await ConversationsAsync(organization));
        Assert.Equal("Yes, two of them.", conversation.Preview);
        Assert.Equal(MessageDirection.Outgoing, conversation.LastMessageDirection);
        Assert.Equal(2, (await MessagesAsync(organization)).Count);
    }

    [Fact]
    public async Task A_picture_is_kept_as_a_link()
    {
        var organization = await TestOrganization.CreateAsync(app);

        await app.ReceiveAsync(Payload.Picture(organization.PageId, TestOrganization.NextId(), "https://scontent.example.com/cat.jpg"));

        var message = Assert.Single(await MessagesAsync(organization));
        var attachment = Assert.Single(message.Attachments);
        Assert.Equal(("image", "https://scontent.example.com/cat.jpg"), (attachment.Kind, attachment.Url));
    }

    [Fact]
    public async Task One_post_with_Pages_of_two_organizations_gives_each_its_own()
    {
        var (one, other) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));

        await app.ReceiveAsync(Payload.Envelope(
            "page",
            Payload.Entry(one.PageId, Payload.Message(TestOrganization.NextId(), one.PageId, "for one")),
            Payload.Entry(other.PageId, Payload.Message(TestOrganization.NextId(), other.PageId, "for the other"))));

        Assert.Equal("for one", Assert.Single(await MessagesAsync(one)).Text);
        Assert.Equal("for the other", Assert.Single(await MessagesAsync(other)).Text);
    }

    [Fact]
    public async Task The_same_event_twice_is_one_message()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var webhook = Payload.Text(organization.PageId, TestOrganization.NextId(), "Only once");

        await app.ReceiveAsync(webhook);
        await app.ReceiveAsync(webhook);

        Assert.Single(await MessagesAsync(organization));
    }

    [Fact]
    public async Task Events_out_of_order_stand_in_the_order_of_Metas_time()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        var (first, second, third) = (Payload.NextTime(), Payload.NextTime(), Payload.NextTime());

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "third", at: third));
        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "first", at: first));
        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "second", at: second));

        var messages = await MessagesAsync(organization);
        Assert.Equal(["first", "second", "third"], messages.OrderBy(m => m.SentAt).Select(m => m.Text));
        Assert.Equal("third", Assert.Single(await ConversationsAsync(organization)).Preview);
    }

    [Fact]
    public async Task Text_of_any_kind_is_stored_whole()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        var texts = new[]
        {
            new string('ä', 20_000), "<script>alert(1)</script>", "\u202Eright to left\u0007\u001b[31m", "tab\tnewline\n", "😀👩‍👩‍👧",
        };
        foreach (var text in texts)
        {
            await app.ReceiveAsync(Payload.Text(organization.PageId, person, text));
        }

        Assert.Equal(texts, (await MessagesAsync(organization)).OrderBy(m => m.SentAt).Select(m => m.Text));
    }

    [Fact]
    public async Task NUL_and_lone_surrogates_are_replaced()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var json = Payload.Text(organization.PageId, TestOrganization.NextId(), "PLACE")
            .Replace("PLACE", """a\u0000b\ud83dc\udc00d""", StringComparison.Ordinal);

        await app.ReceiveAsync(json);

        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd", Assert.Single(await MessagesAsync(organization)).Text);
    }

    [Fact]
    public async Task A_message_to_a_closed_conversation_opens_it_again_and_leaves_a_trace()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, _) = await organization.AddAgentAsync();
        var person = TestOrganization.NextId();
        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));
        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Conversations.SingleAsync()).Close(agent, DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "One more thing"));

        Assert.Equal(ConversationStatus.Open, Assert.Single(await ConversationsAsync(organization)).Status);
        var kinds = await app.WithDbAsync(organization.Id, db => db.ContactActivities.OrderBy(a => a.At).Select(a => a.Kind).ToListAsync());
        Assert.Equal(["ConversationStarted", "ConversationReopened"], kinds.Select(k => k.ToString()));
    }

    private Task<List<Conversation>> ConversationsAsync(TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Conversations.ToListAsync());

    private Task<List<Message>> MessagesAsync(TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Messages.Include(m => m.Attachments).ToListAsync());
}
