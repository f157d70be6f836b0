using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class ContactNoteMapping : IEntityTypeConfiguration<ContactNote>
{
    public void Configure(EntityTypeBuilder<ContactNote> builder)
    {
        // Two people who rewrite it at once: the second is shown what the first wrote.
        builder.Property(n => n.Text).HasMaxLength(ContactNote.TextLength).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(n => new { n.OrganizationId, n.ContactId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(n => new { n.OrganizationId, n.AuthorId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(n => new { n.OrganizationId, n.ContactId, n.At }).HasDatabaseName("ix_contact_notes_contact");
    }
}
