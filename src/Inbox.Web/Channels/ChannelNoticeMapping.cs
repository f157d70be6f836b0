using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

public sealed class ChannelNoticeMapping : IEntityTypeConfiguration<ChannelNotice>
{
    public void Configure(EntityTypeBuilder<ChannelNotice> builder)
    {
        builder.Property(n => n.Key).HasMaxLength(ChannelNotice.KeyLength);
        builder.Property(n => n.Text).HasMaxLength(ChannelNotice.TextLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(n => new { n.OrganizationId, n.ChannelId });
        builder.HasIndex(n => new { n.OrganizationId, n.ChannelId, n.Key }).IsUnique().HasDatabaseName("ix_channel_notices_key");
        builder.HasIndex(n => new { n.OrganizationId, n.ChannelId, n.At }).HasDatabaseName("ix_channel_notices_newest");
    }
}
