using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class LabelMapping : IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Label> builder)
    {
        builder.Property(l => l.Name).HasMaxLength(Label.NameLength);
        builder.Property(l => l.NameKey).HasMaxLength(Label.NameLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(l => l.OrganizationId);
        builder.HasIndex(l => new { l.OrganizationId, l.NameKey }).IsUnique().HasFilter("retired_at is null")
            .HasDatabaseName("ix_labels_name");
    }
}
