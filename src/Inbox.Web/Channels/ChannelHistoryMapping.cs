using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

public sealed class ChannelHistoryMapping
    : IEntityTypeConfiguration<ChannelHistory>, IEntityTypeConfiguration<Reconciliation>, IEntityTypeConfiguration<ReconciliationGap>
{
    public void Configure(EntityTypeBuilder<ChannelHistory> builder)
    {
        builder.HasKey(h => new { h.OrganizationId, h.ChannelId });
        builder.Property(h => h.Cursor).HasMaxLength(ChannelHistory.CursorLength);
        builder.Property(h => h.ErrorText).HasColumnName("error").HasMaxLength(Channel.ErrorLength);
        builder.HasOne<Channel>().WithOne().HasForeignKey<ChannelHistory>(h => new { h.OrganizationId, h.ChannelId });
        builder.HasIndex(h => h.ImportDueAt).HasFilter("import_due_at is not null");
        builder.HasIndex(h => h.ComparisonDueAt);
    }

    public void Configure(EntityTypeBuilder<Reconciliation> builder)
    {
        builder.Property(r => r.ErrorText).HasColumnName("error").HasMaxLength(Channel.ErrorLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.ChannelId });
        builder.HasIndex(r => new { r.OrganizationId, r.ChannelId, r.Id });
    }

    public void Configure(EntityTypeBuilder<ReconciliationGap> builder)
    {
        builder.HasKey(g => new { g.OrganizationId, g.ReconciliationId, g.Position });
        builder.Property(g => g.Mid).HasMaxLength(ExternalIds.MaximumMidLength);
        builder.HasOne<Reconciliation>().WithMany(r => r.Gaps).HasForeignKey(g => new { g.OrganizationId, g.ReconciliationId });
    }
}
