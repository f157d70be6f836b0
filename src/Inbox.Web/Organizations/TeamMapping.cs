using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Organizations;

public sealed class TeamMapping : IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(Team.NameLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(t => t.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        // Led by the agent: what somebody belongs to is asked with every list that not everybody sees whole.
        builder.HasKey(m => new { m.OrganizationId, m.AgentId, m.TeamId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.AgentId });
        builder.HasOne<Team>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.TeamId });
    }
}
