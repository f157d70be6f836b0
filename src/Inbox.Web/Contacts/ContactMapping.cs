using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        // Two people who rename at once: the second is shown what the first wrote.
        builder.Property(c => c.Name).HasMaxLength(Contact.NameLength).IsConcurrencyToken();
        builder.Property(c => c.NameAtMeta).HasMaxLength(Contact.NameLength);
        builder.Property(c => c.FirstName).HasMaxLength(Contact.NameLength);
        builder.Property(c => c.LastName).HasMaxLength(Contact.NameLength);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.PictureFileId })
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(c => new { c.OrganizationId, c.PictureFileId }).HasFilter("picture_file_id is not null")
            .HasDatabaseName("ix_contacts_picture");
        builder.HasIndex(c => new { c.OrganizationId, c.LastActivityAt, c.Id }).HasDatabaseName("ix_contacts_activity");
        builder.HasIndex(c => new { c.OrganizationId, c.CreatedAt, c.Id }).HasDatabaseName("ix_contacts_first_seen");
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId);
    }
}
