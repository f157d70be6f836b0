using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Search;

/// <summary>What the index has to follow, and in which order.</summary>
public sealed class SearchQueueTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task What_one_organization_brings_in_holds_up_no_other()
    {
        var (importing, writing) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));
        await app.WithDbAsync(importing.Id, db => db.Database.ExecuteSqlAsync(
            $"""
            insert into contacts (organization_id, id, name, created_at, last_activity_at, own_values, revision)
            select {importing.Id}, gen_random_uuid(), 'Person', now(), '1970-01-01Z', {Contact.NoValues}::jsonb, 0
            from generate_series(1, 20000)
            """));
        await app.WithDbAsync(writing.Id, async db =>
        {
            Talks.Begin(db, writing.Page, DateTimeOffset.UtcNow, "Ada Lovelace");
            return await db.SaveChangesAsync();
        });

        await Eventually.TrueAsync(() => IsIndexedAsync(writing));

        Assert.False(await IsIndexedAsync(importing));
    }

    private Task<bool> IsIndexedAsync(TestOrganization organization) => app.WithDbAsync(organization.Id, db => db.Database
        .SqlQuery<bool>($"select not exists (select from search_changes where organization_id = {organization.Id}) as \"Value\"")
        .SingleAsync());
}
