using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

public sealed class ReadMarkerMapping : IEntityTypeConfiguration<ReadMarker>
{
    public void Configure(EntityTypeBuilder<ReadMarker> builder)
    {
        builder.HasKey(r => new { r.OrganizationId, r.AgentId, r.ConversationId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.AgentId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.ConversationId });
    }
}
