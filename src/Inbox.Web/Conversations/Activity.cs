using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

/// <summary>What was done to a conversation, as a line of its thread that only the team sees.</summary>
public sealed class Activity : IOrganizationOwned
{
    internal Activity(Conversation conversation, ActivityKind kind, Agent? agent, DateTimeOffset at)
        : this(conversation.OrganizationId, conversation.Id, kind, agent?.Id, at)
    {
    }

    private Activity(Guid organizationId, Guid conversationId, ActivityKind kind, Guid? agentId, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ConversationId, Kind, AgentId, At) = (organizationId, conversationId, kind, agentId, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public ActivityKind Kind { get; private set; }

    /// <summary>Who did it; null where time did.</summary>
    public Guid? AgentId { get; private set; }

    /// <summary>To whom the conversation was given.</summary>
    public Guid? AssigneeId { get; internal init; }

    /// <summary>The team that it was given to, or taken from.</summary>
    public Guid? TeamId { get; internal init; }

    /// <summary>Until when it was snoozed; null until the contact writes.</summary>
    public DateTimeOffset? Until { get; internal init; }

    /// <summary>The label that was put on or taken off.</summary>
    public Guid? LabelId { get; internal init; }

    /// <summary>How much it matters from then on.</summary>
    public ConversationPriority? Priority { get; internal init; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Whether it was done to the contact as such, and this is the conversation that tells of it.</summary>
    public bool IsOfContact { get; internal init; }
}

public sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasOne<Conversation>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.ConversationId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.AgentId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agent>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.AssigneeId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Label>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.LabelId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Team>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.TeamId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(a => a.IsOfContact).HasDefaultValue(false).ValueGeneratedNever();
        builder.HasIndex(a => new { a.OrganizationId, a.ConversationId, a.At }).HasDatabaseName("ix_activities_thread");
    }
}

public enum ActivityKind
{
    Assigned,
    Unassigned,
    Closed,
    Reopened,
    Snoozed,

    /// <summary>Its snooze was over.</summary>
    Woken,
    Labelled,
    Unlabelled,
    Prioritized,
    MarkedSpam,
    UnmarkedSpam,
    BlockedContact,
    UnblockedContact,

    /// <summary>An act on many conversations was taken back.</summary>
    Undone,
}
