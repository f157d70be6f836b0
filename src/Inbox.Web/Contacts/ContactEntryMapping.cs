using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

/// <remarks>
/// No foreign key: the entries follow the contacts by way of <c>search_changes</c>, deletions too, and a key would cost an index of
/// its own.
/// </remarks>
public sealed class ContactEntryMapping : IEntityTypeConfiguration<ContactEntry>
{
    /// <summary>Waiting additions are read through by every search: in kilobytes, so much of them.</summary>
    private const int PendingListLimit = 1024;

    public void Configure(EntityTypeBuilder<ContactEntry> builder)
    {
        builder.ToTable("contact_entries");
        builder.Property(e => e.Edition).HasDefaultValue(0);
        builder.HasIndex(e => new { e.OrganizationId, e.Id }).HasFilter($"edition < {ContactEntry.CurrentEdition}")
            .HasDatabaseName("ix_contact_entries_outdated");
        builder.HasIndex(e => new { e.OrganizationId, e.Text }).HasDatabaseName("ix_contact_entries_text")
            .HasMethod("gin").HasOperators("uuid_ops", "gin_trgm_ops").HasStorageParameter("gin_pending_list_limit", PendingListLimit);
    }
}
