using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class ContactFieldMapping : IEntityTypeConfiguration<ContactField>
{
    public void Configure(EntityTypeBuilder<ContactField> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(ContactField.NameLength);
        builder.Property(f => f.Key).HasMaxLength(ContactField.KeyLength);
        builder.Property(f => f.Version).IsRowVersion(); // Two people who change it at once: the second is told.
        builder.HasOne<Organization>().WithMany().HasForeignKey(f => f.OrganizationId);
        builder.HasIndex(f => new { f.OrganizationId, f.Key }).IsUnique().HasDatabaseName("ix_contact_fields_key");
    }
}
