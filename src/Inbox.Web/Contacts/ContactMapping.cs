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
        builder.Property(c => c.Phone).HasMaxLength(Contact.PhoneLength);
        builder.Property(c => c.PhoneNumber).HasMaxLength(Contact.PhoneNumberLength);
        builder.Property(c => c.Email).HasMaxLength(Contact.EmailLength);
        builder.Property(c => c.EmailAddress).HasMaxLength(Contact.EmailLength);
        builder.Property(c => c.Language).HasMaxLength(Contact.LanguageLength);
        builder.Property(c => c.TimeZone).HasMaxLength(Contact.TimeZoneLength);
        builder.Property(c => c.OwnValues).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
        builder.Property(c => c.Revision).HasDefaultValue(0).IsConcurrencyToken();
        MapRelations(builder);
        MapIndexes(builder);
    }

    private static void MapRelations(EntityTypeBuilder<Contact> builder)
    {
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.OwnerId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.PictureFileId })
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId);
    }

    private static void MapIndexes(EntityTypeBuilder<Contact> builder)
    {
        builder.HasIndex(c => new { c.OrganizationId, c.PhoneNumber }).HasFilter("phone_number is not null")
            .HasDatabaseName("ix_contacts_phone");
        builder.HasIndex(c => new { c.OrganizationId, c.EmailAddress }).HasFilter("email_address is not null")
            .HasDatabaseName("ix_contacts_email");
        builder.HasIndex(c => new { c.OrganizationId, c.OwnerId }).HasFilter("owner_id is not null").HasDatabaseName("ix_contacts_owner");
        builder.HasIndex(c => new { c.OrganizationId, c.PictureFileId }).HasFilter("picture_file_id is not null")
            .HasDatabaseName("ix_contacts_picture");
        builder.HasIndex(c => new { c.OrganizationId, c.LastActivityAt, c.Id }).HasDatabaseName("ix_contacts_activity");
        builder.HasIndex(c => new { c.OrganizationId, c.CreatedAt, c.Id }).HasDatabaseName("ix_contacts_first_seen");
        builder.HasIndex(c => new { c.OrganizationId, c.FoldedName, c.Id }).HasFilter("folded_name is not null")
            .HasDatabaseName("ix_contacts_name");
    }
}
