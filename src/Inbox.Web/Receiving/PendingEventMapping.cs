using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Receiving;

public sealed class PendingEventMapping : IEntityTypeConfiguration<PendingEvent>
{
    public void Configure(EntityTypeBuilder<PendingEvent> builder)
    {
        builder.Property(e => e.Mid).HasMaxLength(Message.MidLength);
        builder.Property(e => e.ContactExternalId).HasMaxLength(ContactIdentity.ExternalIdLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(e => new { e.OrganizationId, e.ChannelId });
        builder.HasIndex(e => new { e.OrganizationId, e.ChannelId, e.Mid }).HasDatabaseName("ix_early_events_mid");
        builder.HasIndex(e => e.DueAt, "ix_early_events_due").HasFilter("due_at is not null").HasDatabaseName("ix_early_events_due");
    }
}
