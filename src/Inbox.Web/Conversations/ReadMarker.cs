using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

/// <summary>How far one agent has read one conversation. Without one, everything before the agent came counts as read.</summary>
public sealed class ReadMarker : IOrganizationOwned
{
    public ReadMarker(Guid organizationId, Guid agentId, Guid conversationId, DateTimeOffset readUntil) =>
        (OrganizationId, AgentId, ConversationId, ReadUntil) = (organizationId, agentId, conversationId, readUntil);

    public Guid OrganizationId { get; private set; }

    public Guid AgentId { get; private set; }

    public Guid ConversationId { get; private set; }

    /// <summary>What reached us at or before this moment, by our clock, is read.</summary>
    public DateTimeOffset ReadUntil { get; private set; }

    /// <summary>What many arrivals of one moment are moved apart by at most.</summary>
    private static readonly TimeSpan Steps = TimeSpan.FromMilliseconds(1);

    /// <summary>When the last arrival counts as received once what came after it was taken back.</summary>
    /// <param name="last">Until now.</param>
    /// <param name="standing">When the last one that stands arrived; null where none does.</param>
    public static DateTimeOffset? LastUnread(DateTimeOffset? last, DateTimeOffset? standing) =>
        standing is null || standing < last - Steps ? standing : last;

    /// <summary>
    /// When an arrival counts as received: later than the one before, whatever the clock says, so that who read that one has not read this.
    /// </summary>
    public static DateTimeOffset NextUnread(DateTimeOffset? last, DateTimeOffset now) =>
        last is { } before && before >= now ? before.AddMicroseconds(1) : now;
}

public sealed class ReadMarkerMapping : IEntityTypeConfiguration<ReadMarker>
{
    public void Configure(EntityTypeBuilder<ReadMarker> builder)
    {
        builder.HasKey(r => new { r.OrganizationId, r.AgentId, r.ConversationId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.AgentId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.ConversationId });
    }
}
