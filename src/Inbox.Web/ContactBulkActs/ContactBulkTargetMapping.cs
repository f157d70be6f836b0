using Inbox.Web.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.ContactBulkActs;

public sealed class ContactBulkTargetMapping : IEntityTypeConfiguration<ContactBulkTarget>
{
    public void Configure(EntityTypeBuilder<ContactBulkTarget> builder)
    {
        builder.HasKey(t => new { t.OrganizationId, t.ActId, t.ContactId });
        builder.Property(t => t.LabelOrigin).HasColumnType("jsonb");
        builder.HasOne<ContactBulkAct>().WithMany().HasForeignKey(t => new { t.OrganizationId, t.ActId });

        // Whoever is erased, or becomes part of another contact, is chosen no more.
        builder.HasOne<Contact>().WithMany().HasForeignKey(t => new { t.OrganizationId, t.ContactId });
        builder.HasIndex(t => new { t.OrganizationId, t.ContactId }).HasDatabaseName("ix_contact_bulk_targets_contact");
    }
}
