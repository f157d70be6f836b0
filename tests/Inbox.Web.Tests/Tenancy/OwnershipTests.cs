using Inbox.Testing;
using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Inbox.Web.Tests.Tenancy;

/// <summary>Every row is one organization's, and neither a query, a save nor PostgreSQL itself crosses that line.</summary>
public sealed class OwnershipTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Type[] Global =
    [
        typeof(Organization), typeof(Account), typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>),
        typeof(IdentityUserToken<Guid>), typeof(WebhookEvent), typeof(WebhookItem), typeof(DataProtectionKey), typeof(DeletionRequest),
    ];

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Every_entity_is_owned_or_known_to_be_global()
    {
        var strays = await app.WithDbAsync(null, db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(t => !t.ClrType.IsAssignableTo(typeof(IOrganizationOwned)) && !Global.Contains(t.ClrType))
            .Select(t => t.ClrType.Name).ToList()));

        Assert.Empty(strays);
    }

    [Fact]
    public async Task Every_owned_entity_is_filtered_and_every_key_of_it_starts_with_the_organization()
    {
        var wrong = await app.WithDbAsync(null, db => Task.FromResult((
            from type in db.Model.GetEntityTypes()
            where type.ClrType.IsAssignableTo(typeof(IOrganizationOwned))
            where type.FindDeclaredQueryFilter(InboxDbContext.OrganizationFilter) is null
                || type.GetKeys().Any(k => k.Properties[0].Name != nameof(IOrganizationOwned.OrganizationId))
                || type.GetIndexes().Any(i => i.IsUnique && i.Properties[0].Name != nameof(IOrganizationOwned.OrganizationId)
                    && i.GetFilter() != "disconnected_at is null")
                || type.GetForeignKeys().Any(f => f.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IOrganizationOwned))
                    && f.Properties[0].Name != nameof(IOrganizationOwned.OrganizationId))
            select type.ClrType.Name).ToList()));

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_an_organization_every_query_returns_nothing()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));

        Assert.Empty(await app.WithDbAsync(null, db => db.Conversations.ToListAsync()));
        Assert.Empty(await app.WithDbAsync(null, db => db.Messages.ToListAsync()));
        Assert.Empty(await app.WithDbAsync(null, db => db.Channels.ToListAsync()));
        Assert.NotEmpty(await app.WithDbAsync(organization.Id, db => db.Messages.ToListAsync()));
    }

    [Fact]
    public async Task A_row_of_another_organization_cannot_be_saved()
    {
        var (mine, theirs) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => app.WithDbAsync(mine.Id, db =>
        {
            db.Contacts.Add(new Contact(theirs.Id, "Ada", DateTimeOffset.UtcNow));
            return db.SaveChangesAsync();
        }));

        Assert.Contains(theirs.Id.ToString(), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_refuses_a_link_across_organizations()
    {
        var (mine, theirs) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => app.WithDbAsync(mine.Id, db =>
        {
            var contact = new Contact(mine.Id, "Ada", DateTimeOffset.UtcNow);
            var identity = new ContactIdentity(mine.Page, contact, TestOrganization.NextId(), DateTimeOffset.UtcNow);
            db.AddRange(contact, identity);
            db.Entry(identity).Property(i => i.ChannelId).CurrentValue = theirs.Page.Id;
            return db.SaveChangesAsync();
        }));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, Assert.IsType<PostgresException>(refusal.InnerException).SqlState);
    }

    [Fact]
    public void A_scope_cannot_change_its_organization()
    {
        using var scope = app.Services.CreateScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentOrganization>();
        current.Set(Guid.CreateVersion7());

        Assert.Throws<InvalidOperationException>(() => current.Set(Guid.CreateVersion7()));
    }
}
