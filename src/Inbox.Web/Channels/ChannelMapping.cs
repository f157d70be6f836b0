using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

public sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.Property(c => c.OnlyAssigneeAnswers).HasDefaultValue(false).ValueGeneratedNever();
        builder.Property(c => c.ExternalId).HasMaxLength(Channel.ExternalIdLength);
        builder.Property(c => c.PageId).HasMaxLength(Channel.ExternalIdLength);
        builder.Property(c => c.Name).HasMaxLength(Channel.NameLength);
        builder.Property(c => c.LastErrorText).HasColumnName("last_error").HasMaxLength(Channel.ErrorLength);
        builder.Property(c => c.MetaUserId).HasMaxLength(Channel.ExternalIdLength);
        builder.HasOne<MetaApp>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.MetaAppId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId);

        // A Page belongs to one organization at a time; a disconnected one keeps its history.
        builder.HasIndex(c => new { c.Platform, c.ExternalId }).IsUnique().HasFilter("disconnected_at is null");
        builder.HasIndex(c => new { c.OrganizationId, c.Platform, c.ExternalId });
        builder.HasIndex(c => c.CheckDueAt).HasFilter("disconnected_at is null");
        builder.HasIndex(c => c.MetaUserId).HasFilter("meta_user_id is not null");
    }
}
