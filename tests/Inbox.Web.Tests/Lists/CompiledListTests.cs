using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Lists;

/// <summary>Each shape of the list is translated once, whoever asks for it first.</summary>
public sealed class CompiledListTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Many_may_ask_for_the_same_list_first()
    {
        var arguments = new ListArguments(Guid.NewGuid(), default, default, default, default, default, default, default, default, []);
        for (var count = 200; count < 220; count++)
        {
            var shape = new ListShape(
                HasStatus: true, Assignment.All, HasPlatform: false, HasChannel: false, HasCursor: false, HasTexts: true, count,
                ConversationSort.Newest, AccessScope.Everything);
            using var together = new Barrier(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () => AskAsync(shape, arguments, together), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                    .Unwrap()));
        }
    }

    private async Task AskAsync(ListShape shape, ListArguments arguments, Barrier together)
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        together.SignalAndWait();
        Assert.Empty(await db.CompiledRows(shape, arguments).ToListAsync());
    }
}
