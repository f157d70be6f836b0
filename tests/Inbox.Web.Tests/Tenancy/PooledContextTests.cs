using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Tenancy;

/// <summary>Contexts are used again, and no organization survives in one.</summary>
public sealed class PooledContextTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Rounds = 40;

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_context_that_comes_back_from_the_pool_sees_only_the_organization_of_its_scope()
    {
        var organizations = new[] { await NewOrganizationAsync(), await NewOrganizationAsync() };
        var lent = new HashSet<InboxDbContext>(ReferenceEqualityComparer.Instance);
        var lendings = 0;
        for (var round = 0; round < Rounds; round++)
        {
            Guid?[] turns = [organizations[round % 2], null];
            foreach (var turn in turns)
            {
                await app.WithDbAsync(turn, async db =>
                {
                    lent.Add(db);
                    lendings++;
                    Assert.Equal(turn is null ? [] : new[] { turn.Value }, await SeenAsync(db));
                    return true;
                });
            }
        }

        Assert.True(lent.Count < lendings, $"No context of {lendings} was used again.");
    }

    [Fact]
    public async Task A_context_that_was_given_back_sees_nothing_and_keeps_no_unsaved_row()
    {
        var organization = await NewOrganizationAsync();
        var factory = app.Services.GetRequiredService<IDbContextFactory<InboxDbContext>>();
        var current = new CurrentOrganization();
        current.Set(organization);
        var lent = new HashSet<InboxDbContext>(ReferenceEqualityComparer.Instance);
        for (var round = 0; round < Rounds; round++)
        {
            await using var db = factory.CreateDbContext();
            lent.Add(db);
            Assert.Empty(await SeenAsync(db));
            Assert.Empty(db.ChangeTracker.Entries());
            db.SeenBy(current).Contacts.Add(new Contact(organization, "Never saved", DateTimeOffset.UtcNow));
        }

        Assert.True(lent.Count < Rounds, $"No context of {Rounds} was used again.");
    }

    private async Task<Guid> NewOrganizationAsync() => (await TestOrganization.CreateAsync(app)).Id;

    private static Task<List<Guid>> SeenAsync(InboxDbContext db) =>
        db.Channels.Select(c => c.OrganizationId).Distinct().ToListAsync();
}
