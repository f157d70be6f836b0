using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Webhooks;

/// <summary>Raw events are kept for thirty days. On a clock of its own, since ids are made by the real one.</summary>
public sealed class RawRetentionTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Raw_events_and_items_go_after_thirty_days_and_the_messages_stay()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.ReceiveAsync(
            Payload.Envelope(
                "page", Payload.Entry(talk.Organization.PageId, new { sender = new { id = talk.Person }, something_new = new { } })));
        Assert.True(await CountAsync(db => db.WebhookEvents.CountAsync()) >= 2);
        Assert.True(await CountAsync(db => db.WebhookItems.CountAsync()) >= 1);

        await DeleteRawAsync();
        Assert.True(await CountAsync(db => db.WebhookEvents.CountAsync()) >= 2);

        fixture.Clock.Move(TimeSpan.FromDays(31));
        await DeleteRawAsync();

        Assert.Equal(0, await CountAsync(db => db.WebhookEvents.CountAsync()));
        Assert.Equal(0, await CountAsync(db => db.WebhookItems.CountAsync()));
        using var browser = await talk.Organization.SignInAsync();
        Assert.Contains("Hello", await browser.GetStringAsync(talk.Address), StringComparison.Ordinal);
    }

    private Task<int> CountAsync(Func<InboxDbContext, Task<int>> count) => fixture.App.WithDbAsync(null, count);

    private async Task DeleteRawAsync()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<RawRetention>().DeleteBatchAsync(CancellationToken.None))
        {
        }
    }
}
