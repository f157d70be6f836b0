using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

public sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.Property(c => c.ExternalId).HasMaxLength(Channel.ExternalIdLength);
        builder.Property(c => c.PageId).HasMaxLength(Channel.ExternalIdLength);
        builder.Property(c => c.Name).HasMaxLength(Channel.NameLength);
        builder.Property(c => c.LastError).HasMaxLength(Channel.ErrorLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId);

        // A Page belongs to one organization at a time; a disconnected one keeps its history.
        builder.HasIndex(c => new { c.Platform, c.ExternalId }).IsUnique().HasFilter("disconnected_at is null");
        builder.HasIndex(c => new { c.OrganizationId, c.Platform, c.ExternalId });
    }
}
