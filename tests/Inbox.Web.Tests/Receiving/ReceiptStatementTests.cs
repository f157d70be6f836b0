using System.Text.Json.Nodes;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Receiving;

/// <summary>A watermark costs the same however many messages it reaches (meta-platform 2.11, 2.12).</summary>
public sealed class ReceiptStatementTests(DatabaseFixture databases)
{
    private const int Messages = 1000;

    [Theory]
    [InlineData("delivery", MessageStatus.Delivered)]
    [InlineData("read", MessageStatus.Read)]
    public async Task A_thousand_messages_move_in_one_statement(string receipt, MessageStatus status)
    {
        var database = await databases.Databases.CloneAsync();
        var commands = new CapturedCommands();
        await using (var app = InboxApp.Start(
            database, services => services.ConfigureDbContext<InboxDbContext>(options => options.AddInterceptors(commands))))
        {
            var organization = await TestOrganization.CreateAsync(app);
            var talk = new Happenings(app, organization);
            await talk.HappenAsync(talk.Said(Payload.NewMid(), "Hello"));
            await AnswerAsync(app, organization);
            commands.Clear();

            await talk.HappenAsync(
                talk.FromContact(receipt, new JsonObject { ["watermark"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() }));

            Assert.Equal(
                Messages, await app.WithDbAsync(
                    organization.Id, db => db.Messages.CountAsync(m => m.Direction == MessageDirection.Outgoing && m.Status == status)));
            Assert.Single(
                commands.All, command => command.Sql.Contains("UPDATE messages", StringComparison.OrdinalIgnoreCase) && !IsClaim(command));
        }

        await databases.Databases.DropAsync(database);
    }

    /// <summary>A worker that looks for what is due, which it does now and then, whatever comes in.</summary>
    private static bool IsClaim(CapturedCommand command) => command.Sql.Contains("skip locked", StringComparison.OrdinalIgnoreCase);

    private static Task<int> AnswerAsync(InboxApp app, TestOrganization organization) => app.WithDbAsync(organization.Id, async db =>
    {
        var conversation = await db.Conversations.SingleAsync();
        var start = DateTimeOffset.UtcNow.AddHours(-1);
        foreach (var number in Enumerable.Range(0, Messages))
        {
            Talks.Answer(db, conversation, $"Answer {number}", start.AddSeconds(number));
        }

        return await db.SaveChangesAsync();
    });
}
