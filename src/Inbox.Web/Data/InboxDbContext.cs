using Inbox.Web.Accounts;
using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.ContactBulkActs;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Exporting;
using Inbox.Web.Importing;
using Inbox.Web.Lists;
using Inbox.Web.Localization;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Inbox.Web.Receiving;
using Inbox.Web.SavedReplies;
using Inbox.Web.Sending;
using Inbox.Web.Staff;
using Inbox.Web.Tenancy;
using Inbox.Web.TextSearch;
using Inbox.Web.Webhooks;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Inbox.Web.Data;

/// <summary>
/// The database, seen by one organization: every owned entity is filtered by <see cref="CurrentOrganization"/> and checked
/// before it is saved. Contexts are pooled, so what a scope may see is set when it takes one and forgotten when it gives it back.
/// </summary>
public sealed class InboxDbContext(DbContextOptions<InboxDbContext> options)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The name of the query filter on every owned entity.</summary>
    public const string OrganizationFilter = "Organization";

    private CurrentOrganization? organization;

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Agent> Agents => Set<Agent>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<ChannelAgent> ChannelAgents => Set<ChannelAgent>();

    public DbSet<ChannelHistory> ChannelHistories => Set<ChannelHistory>();

    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    public DbSet<ReconciliationGap> ReconciliationGaps => Set<ReconciliationGap>();

    public DbSet<MetaApp> MetaApps => Set<MetaApp>();

    public DbSet<ChannelLogin> ChannelLogins => Set<ChannelLogin>();

    public DbSet<DeletionRequest> DeletionRequests => Set<DeletionRequest>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactIdentity> ContactIdentities => Set<ContactIdentity>();

    public DbSet<ContactField> ContactFields => Set<ContactField>();

    public DbSet<Segment> Segments => Set<Segment>();

    public DbSet<SegmentMember> SegmentMembers => Set<SegmentMember>();

    public DbSet<ContactChange> ContactChanges => Set<ContactChange>();

    public DbSet<ContactImport> ContactImports => Set<ContactImport>();

    public DbSet<ContactImportRow> ContactImportRows => Set<ContactImportRow>();

    public DbSet<ContactBulkAct> ContactBulkActs => Set<ContactBulkAct>();

    public DbSet<ContactExportJob> ContactExportJobs => Set<ContactExportJob>();

    public DbSet<ContactBulkTarget> ContactBulkTargets => Set<ContactBulkTarget>();

    public DbSet<ErasedIdentity> ErasedIdentities => Set<ErasedIdentity>();

    public DbSet<ContactMerge> ContactMerges => Set<ContactMerge>();

    public DbSet<ContactNote> ContactNotes => Set<ContactNote>();

    public DbSet<ContactActivity> ContactActivities => Set<ContactActivity>();

    public DbSet<Label> Labels => Set<Label>();

    public DbSet<ContactLabel> ContactLabels => Set<ContactLabel>();

    public DbSet<ConversationLabel> ConversationLabels => Set<ConversationLabel>();

    public DbSet<BulkAct> BulkActs => Set<BulkAct>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessageReaction> MessageReactions => Set<MessageReaction>();

    public DbSet<MessageEdit> MessageEdits => Set<MessageEdit>();

    public DbSet<ThreadLine> ThreadLines => Set<ThreadLine>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<Draft> SavedDrafts => Set<Draft>();

    public DbSet<SavedReply> SavedReplies => Set<SavedReply>();

    public DbSet<ScheduledReply> ScheduledReplies => Set<ScheduledReply>();

    public DbSet<PendingEvent> EarlyEvents => Set<PendingEvent>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<ChannelNotice> ChannelNotices => Set<ChannelNotice>();

    public DbSet<SendRequest> SendRequests => Set<SendRequest>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<FileUpload> FileUploads => Set<FileUpload>();

    public DbSet<ReadMarker> ReadMarkers => Set<ReadMarker>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<ContactEntry> ContactEntries => Set<ContactEntry>();

    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    public DbSet<WebhookItem> WebhookItems => Set<WebhookItem>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Null sees no owned row.</summary>
    internal Guid? OrganizationId => organization?.Id;

    /// <summary>What goes to the database with the next question.</summary>
    internal Companion? Companion { get; set; }

    /// <summary>Whose rows are seen from now on.</summary>
    public InboxDbContext SeenBy(CurrentOrganization current)
    {
        organization = current;
        return this;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        OrganizationGuard.Check(ChangeTracker, OrganizationId);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        OrganizationGuard.Check(ChangeTracker, OrganizationId);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override void Dispose()
    {
        (organization, Companion) = (null, null);
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        (organization, Companion) = (null, null);
        return base.DisposeAsync();
    }

    /// <summary>Indexes are named one by one in the mappings: one that no query uses only slows each write.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Properties<Sentence>().HaveConversion<SentenceConverter>().HaveColumnType("jsonb");

        // In a union whose first part has a null in their place, EF would read them as numbers.
        configurationBuilder.DefaultTypeMapping<ActivityKind>().HasConversion<UpperCaseEnumConverter<ActivityKind>>();
        configurationBuilder.DefaultTypeMapping<ThreadLineKind>().HasConversion<UpperCaseEnumConverter<ThreadLineKind>>();
        configurationBuilder.DefaultTypeMapping<ConversationPriority>().HasConversion<UpperCaseEnumConverter<ConversationPriority>>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("btree_gin").HasPostgresExtension("pg_trgm").HasPostgresExtension("unaccent");
        builder.KeyOwnedEntities();
        builder.ApplyConfigurationsFromAssembly(typeof(InboxDbContext).Assembly);
        builder.FilterOwnedEntities(this);
        builder.StoreEnumsAsText();
        OwnValueSql.Map(builder);
    }
}
