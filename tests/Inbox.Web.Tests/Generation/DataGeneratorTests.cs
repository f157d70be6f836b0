using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Tests.Generation;

public sealed class DataGeneratorTests(DatabaseFixture databases) : IAsyncLifetime
{
    private static readonly DataSize Size = new(Organizations: 4, Conversations: 400, Messages: 3000, Seed: Random.Shared.Next());

    private readonly CancellationToken cancellationToken = TestContext.Current.CancellationToken;
    private string database = "";
    private IReadOnlyList<GeneratedOrganization> organizations = [];

    public async ValueTask InitializeAsync()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {Size.Seed}");
        database = await databases.Databases.CloneAsync();
        organizations = await DataGenerator.GenerateAsync(database, Size, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await databases.Databases.DropAsync(database);

    [Fact]
    public async Task It_makes_as_much_as_it_was_asked_for_and_a_fifth_of_it_in_one_organization()
    {
        var counts = await ForEachAsync(
            async db => (await db.Conversations.CountAsync(cancellationToken), await db.Messages.CountAsync(cancellationToken)));

        Assert.Equal((80, 600), counts[0]);
        Assert.Equal((Size.Conversations, Size.Messages), (counts.Sum(c => c.Item1), counts.Sum(c => c.Item2)));
    }

    [Fact]
    public async Task Every_conversation_shows_its_newest_message()
    {
        await ForEachAsync(async db =>
        {
            var conversations = await db.Conversations.AsNoTracking().ToListAsync(cancellationToken);
            var messages = (await db.Messages.AsNoTracking().Include(m => m.Attachments).ToListAsync(cancellationToken))
                .ToLookup(m => m.ConversationId);
            Assert.All(conversations, c => AssertShows(c, [.. messages[c.Id].OrderBy(m => m.SentAt)]));
            return conversations.Count;
        });
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_rows()
    {
        var other = await databases.Databases.CloneAsync();
        await DataGenerator.GenerateAsync(other, Size, cancellationToken);

        Assert.Equal(await FingerprintAsync(database), await FingerprintAsync(other));
        await databases.Databases.DropAsync(other);
    }

    [Fact]
    public async Task It_leaves_every_index_and_constraint_as_the_migrations_made_it()
    {
        var untouched = await databases.Databases.CloneAsync();

        Assert.Equal(await DefinitionsAsync(untouched), await DefinitionsAsync(database));
        await databases.Databases.DropAsync(untouched);
    }

    [Fact]
    public async Task Its_agents_can_sign_in()
    {
        await using var app = InboxApp.Start(database);

        using var agent = await app.SignInAsync(organizations[1].Agents[2].Email, GeneratedOrganization.Password);

        Assert.NotNull(agent);
    }

    private static void AssertShows(Conversation conversation, List<Message> messages)
    {
        var newest = messages[^1];
        var incoming = messages.FindLast(m => m.Direction == MessageDirection.Incoming);
        Assert.Equal(
            (newest.Id, newest.SentAt, newest.Direction, newest.Status, newest.Platform),
            (conversation.LastMessageId!.Value, conversation.LastMessageAt, conversation.LastMessageDirection,
                conversation.LastMessageStatus,
                conversation.Platform));
        Assert.Equal(newest.Text is null ? null : ColumnText.Fit(newest.Text, MessagePreview.TextLength), conversation.Preview);
        Assert.Equal(newest.Attachments is [var first, ..] ? first.Kind : null, conversation.PreviewAttachmentKind);
        Assert.Equal(incoming?.SentAt, conversation.LastIncomingAt);
        Assert.Equal(messages[0].SentAt, conversation.StartedAt);
    }

    private async Task<List<T>> ForEachAsync<T>(Func<InboxDbContext, Task<T>> work)
    {
        await using var dataSource = NpgsqlDataSource.Create($"{database};Pooling=false");
        var options = new DbContextOptionsBuilder<InboxDbContext>();
        options.UseInbox(dataSource);
        var results = new List<T>();
        foreach (var generated in organizations)
        {
            var organization = new CurrentOrganization();
            organization.Set(generated.Id);
            await using var db = new InboxDbContext(options.Options).SeenBy(organization);
            results.Add(await work(db));
        }

        return results;
    }

    private Task<string> FingerprintAsync(string of) => AskAsync(
        of,
        """
        select concat(
            (select md5(string_agg(m::text, '' order by m.id)) from messages m),
            (select md5(string_agg(concat(c.id, c.status, c.preview, c.last_message_at), '' order by c.id)) from conversations c))
        """);

    private Task<string> DefinitionsAsync(string of) => AskAsync(
        of,
        """
        select concat(
            (select string_agg(indexdef, E'\n' order by indexdef) from pg_indexes where schemaname = 'public'),
            (select string_agg(concat(conrelid::regclass, ' ', conname, ' ', pg_get_constraintdef(oid), ' ', convalidated), E'\n'
                order by conrelid::regclass::text, conname) from pg_constraint where connamespace = 'public'::regnamespace))
        """);

    private async Task<string> AskAsync(string of, string sql)
    {
        await using var connection = new NpgsqlConnection($"{of};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
