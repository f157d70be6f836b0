using Inbox.Web.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class ContactIdentityMapping : IEntityTypeConfiguration<ContactIdentity>
{
    public void Configure(EntityTypeBuilder<ContactIdentity> builder)
    {
        builder.Property(i => i.ExternalId).HasMaxLength(ContactIdentity.ExternalIdLength);
        builder.Property(i => i.Username).HasMaxLength(ContactIdentity.UsernameLength);
        builder.HasOne<Contact>().WithMany().HasForeignKey(i => new { i.OrganizationId, i.ContactId });
        builder.HasOne<Channel>().WithMany().HasForeignKey(i => new { i.OrganizationId, i.ChannelId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.OrganizationId, i.ChannelId, i.ExternalId }).IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.ContactId });
        builder.HasIndex(i => i.ProfileDueAt).HasFilter("profile_due_at is not null");
    }
}
