using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class ContactMergeMapping : IEntityTypeConfiguration<ContactMerge>
{
    public void Configure(EntityTypeBuilder<ContactMerge> builder)
    {
        builder.Property(m => m.MergedName).HasMaxLength(Contact.NameLength);
        builder.Property(m => m.Before).HasColumnType("jsonb");
        builder.Property(m => m.After).HasColumnType("jsonb");
        builder.Property(m => m.Merged).HasColumnType("jsonb");
        builder.Property<uint>("Version").IsRowVersion();
        builder.HasOne<Agent>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.ById }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agent>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.UndoneById }).OnDelete(DeleteBehavior.NoAction);

        // No foreign key on the contact: one that is merged away itself comes back by an undo, and its merges with it.
        builder.HasIndex(m => new { m.OrganizationId, m.ContactId, m.At }).HasDatabaseName("ix_contact_merges_contact");
        builder.HasIndex(m => new { m.OrganizationId, m.MergedId }).HasDatabaseName("ix_contact_merges_merged");
    }
}
