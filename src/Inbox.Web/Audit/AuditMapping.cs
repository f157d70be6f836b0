using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Audit;

public sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(e => e.Thing).HasMaxLength(AuditEntry.ThingLength);
        builder.Property(e => e.Note).HasMaxLength(AuditEntry.NoteLength);
        builder.Property(e => e.Address).HasMaxLength(AuditEntry.AddressLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(e => e.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(e => new { e.OrganizationId, e.AgentId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(e => new { e.OrganizationId, e.ThingId, e.Id });
    }
}
