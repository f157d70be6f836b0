using Inbox.Web.Channels;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Webhooks;

public sealed class WebhookMapping : IEntityTypeConfiguration<WebhookEvent>, IEntityTypeConfiguration<WebhookItem>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.Id, "ix_webhook_events_pending").HasFilter("state = 'PENDING'")
            .HasDatabaseName("ix_webhook_events_pending");
        builder.HasIndex(e => e.Id, "ix_webhook_events_dead").HasFilter("state = 'DEAD'").HasDatabaseName("ix_webhook_events_dead");
    }

    public void Configure(EntityTypeBuilder<WebhookItem> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Kind).HasMaxLength(WebhookItem.KindLength);
        builder.Property(i => i.ChannelExternalId).HasMaxLength(WebhookItem.ExternalIdLength);
        builder.Property(i => i.ReasonText).HasColumnName("reason").HasMaxLength(WebhookItem.ReasonLength);
        builder.HasOne<WebhookEvent>().WithMany().HasForeignKey(i => i.EventId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(i => i.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Channel>().WithMany().HasForeignKey(i => new { i.OrganizationId, i.ChannelId })
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(i => new { i.EventId, i.Position }).IsUnique();
        builder.HasIndex(i => i.DueAt, "ix_webhook_items_failed").HasFilter("state = 'FAILED'").HasDatabaseName("ix_webhook_items_failed");
        builder.HasIndex(i => i.ChannelExternalId, "ix_webhook_items_no_channel").HasFilter("state = 'NO_CHANNEL'")
            .HasDatabaseName("ix_webhook_items_no_channel");
        builder.HasIndex(i => new { i.OrganizationId, i.State, i.CreatedAt });
    }
}
