using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

public sealed class ChannelAgentMapping : IEntityTypeConfiguration<ChannelAgent>
{
    public void Configure(EntityTypeBuilder<ChannelAgent> builder)
    {
        builder.HasKey(c => new { c.OrganizationId, c.AgentId, c.ChannelId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.AgentId });
        builder.HasOne<Channel>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.ChannelId });
    }
}
