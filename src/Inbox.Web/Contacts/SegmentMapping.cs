using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class SegmentMapping : IEntityTypeConfiguration<Segment>
{
    public void Configure(EntityTypeBuilder<Segment> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(Segment.NameLength);
        builder.Property(s => s.Filter).HasColumnType("jsonb");

        // Two people who change it at once: the second is told.
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasOne<Agent>().WithMany().HasForeignKey(s => new { s.OrganizationId, s.OwnerId });
        builder.HasOne<Team>().WithMany().HasForeignKey(s => new { s.OrganizationId, s.TeamId }).OnDelete(DeleteBehavior.NoAction);
    }
}

public sealed class SegmentMemberMapping : IEntityTypeConfiguration<SegmentMember>
{
    public void Configure(EntityTypeBuilder<SegmentMember> builder)
    {
        builder.HasKey(m => new { m.OrganizationId, m.SegmentId, m.ContactId });
        builder.HasOne<Segment>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.SegmentId });
        builder.HasOne<Contact>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.ContactId });
        builder.HasIndex(m => new { m.OrganizationId, m.ContactId }).HasDatabaseName("ix_segment_members_contact");
    }
}
