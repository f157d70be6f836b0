using Inbox.Web.Files;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Media;

public sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.ContentType).HasMaxLength(StoredFile.ContentTypeLength);
        builder.Property(f => f.Name).HasMaxLength(FileName.Length);
        builder.Property(f => f.SourceUrl).HasMaxLength(StoredFile.UrlLength);
        builder.Ignore(f => f.Type);

        // Whoever erases a file while it is being fetched must win.
        builder.Property(f => f.State).IsConcurrencyToken();
        builder.HasOne<Organization>().WithMany().HasForeignKey(f => f.OrganizationId);
        builder.HasIndex(f => f.DueAt).HasFilter("due_at is not null").HasDatabaseName("ix_stored_files_due");
    }
}
