using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.ContactBulkActs;

public sealed class ContactBulkActMapping : IEntityTypeConfiguration<ContactBulkAct>
{
    public void Configure(EntityTypeBuilder<ContactBulkAct> builder)
    {
        builder.Property(a => a.ListQuery).HasMaxLength(ContactBulkAct.ListQueryLength);
        builder.Property<uint>("Version").IsRowVersion();
        builder.HasOne<Agent>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.AgentId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(a => a.DueAt).HasFilter("due_at is not null").HasDatabaseName("ix_contact_bulk_acts_due");
        builder.HasIndex(a => new { a.OrganizationId, a.AgentId, a.CreatedAt }).HasDatabaseName("ix_contact_bulk_acts_agent");
    }
}
