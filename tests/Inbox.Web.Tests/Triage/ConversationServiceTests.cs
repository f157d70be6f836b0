using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Inbox.Web.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Triage;

/// <summary>Two who change one conversation at the same time.</summary>
public sealed class ConversationServiceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Theory]
    [InlineData(0, EditOutcome.Done)]
    [InlineData(1, EditOutcome.Done)]
    [InlineData(7, EditOutcome.Done)]
    [InlineData(8, EditOutcome.Raced)]
    public async Task A_lost_race_is_run_again_until_the_eighth(int losses, EditOutcome expected)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, _) = await organization.AddAgentAsync();
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        var id = await app.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());

        var outcome = await app.Services.GetRequiredService<IServiceScopeFactory>().RunAsync(
            organization.Id, (ConversationService service) => service.EditAsync(agent, id, Change, CancellationToken.None));

        Assert.Equal(expected, outcome);
        var after = await app.WithDbAsync(organization.Id, db => db.Conversations.SingleAsync());
        Assert.Equal(expected == EditOutcome.Done, after.IsClosed);

        Activity? Change(Conversation conversation)
        {
            if (losses-- > 0)
            {
                app.WithDbAsync(organization.Id, db => db.Conversations.ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.Preview, $"somebody was faster {losses}"))).GetAwaiter().GetResult();
            }

            return conversation.Close(agent, DateTimeOffset.UtcNow);
        }
    }
}
