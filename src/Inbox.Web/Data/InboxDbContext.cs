using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Inbox.Web.Webhooks;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Inbox.Web.Data;

/// <summary>The database, seen by one organization: every owned entity is filtered by <see cref="CurrentOrganization"/>.</summary>
public sealed class InboxDbContext(DbContextOptions<InboxDbContext> options, CurrentOrganization organization)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The name of the query filter on every owned entity.</summary>
    public const string OrganizationFilter = "Organization";

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Agent> Agents => Set<Agent>();

    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactIdentity> ContactIdentities => Set<ContactIdentity>();

    public DbSet<ContactActivity> ContactActivities => Set<ContactActivity>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<ReadMarker> ReadMarkers => Set<ReadMarker>();

    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    public DbSet<WebhookItem> WebhookItems => Set<WebhookItem>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal Guid? OrganizationId => organization.Id;

    /// <summary>Indexes are named one by one in the mappings: one that no query uses only slows each write.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.KeyOwnedEntities();
        builder.ApplyConfigurationsFromAssembly(typeof(InboxDbContext).Assembly);
        builder.FilterOwnedEntities(this);
        builder.StoreEnumsAsText();
    }
}
