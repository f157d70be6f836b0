using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Importing;

public sealed class ContactImportMapping : IEntityTypeConfiguration<ContactImport>
{
    public void Configure(EntityTypeBuilder<ContactImport> builder)
    {
        builder.Ignore(i => i.Format);
        builder.Property(i => i.FileName).HasMaxLength(ContactImport.FileNameLength);
        builder.Property(i => i.Encoding).HasMaxLength(ContactImport.EncodingLength);
        builder.Property(i => i.Separator).HasMaxLength(ContactImport.SeparatorLength);
        builder.Property(i => i.Plan).HasColumnType("jsonb");
        builder.Property<uint>("Version").IsRowVersion();
        builder.HasOne<Agent>().WithMany().HasForeignKey(i => new { i.OrganizationId, i.CreatedById }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(i => i.DueAt).HasFilter("due_at is not null").HasDatabaseName("ix_contact_imports_due");
        builder.HasIndex(i => new { i.OrganizationId, i.CreatedAt }).HasDatabaseName("ix_contact_imports_created");
    }
}
