using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

public sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasOne<Conversation>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.ConversationId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.AgentId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agent>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.AssigneeId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Label>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.LabelId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Team>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.TeamId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(a => new { a.OrganizationId, a.ConversationId, a.At }).HasDatabaseName("ix_activities_thread");
    }
}
