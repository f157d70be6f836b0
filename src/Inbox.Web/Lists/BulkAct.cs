using System.Text.Json;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Lists;

/// <summary>One act on many conversations, with what it changed, so that for some minutes it can be taken back.</summary>
public sealed class BulkAct : IOrganizationOwned
{
    /// <summary>On how many conversations at once.</summary>
    public const int MaxConversations = 500;

    /// <summary>How long it can be taken back.</summary>
    public static readonly TimeSpan UndoTimeout = TimeSpan.FromMinutes(10);

    /// <param name="id">Made where the form was shown, so that the same form sent twice acts once.</param>
    public BulkAct(Agent by, Guid id, BulkOrder order, IReadOnlyList<BulkChange> changes, DateTimeOffset at)
        : this(by.OrganizationId, id, by.Id, order.Kind, at)
    {
        (LabelId, Changed, Changes) = (order.LabelId, changes.Count, JsonSerializer.Serialize(changes));
    }

    private BulkAct(Guid organizationId, Guid id, Guid agentId, BulkKind kind, DateTimeOffset at) =>
        (OrganizationId, Id, AgentId, Kind, At) = (organizationId, id, agentId, kind, at);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid AgentId { get; private set; }

    public BulkKind Kind { get; private set; }

    public Guid? LabelId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>How many conversations it changed.</summary>
    public int Changed { get; private set; }

    /// <summary>How many could not be: their person has another conversation that is not closed.</summary>
    public int LeftOut { get; internal init; }

    /// <summary>How many of the list were not meant, since they came or changed after it was chosen.</summary>
    public int Newer { get; internal init; }

    public string Changes { get; private set; } = "";

    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>How many somebody had changed since, so that they stayed as they were.</summary>
    public int Kept { get; private set; }

    /// <summary>Whether it is what the same form would do once more.</summary>
    public bool IsOf(Agent by, BulkOrder order, BulkTargets targets) =>
        AgentId == by.Id && Kind == order.Kind && LabelId == order.LabelId && ReadChanges().All(change =>
            (targets.IsEverything || targets.Ids.Contains(change.Id)) && (change.After is not { } after || order.LeadsTo(after)));

    public bool CanUndo(DateTimeOffset now) => UndoneAt is null && Changed > 0 && now < At + UndoTimeout;

    public IReadOnlyList<BulkChange> ReadChanges() => JsonSerializer.Deserialize<List<BulkChange>>(Changes)!;

    public void Undo(int kept, DateTimeOffset now) => (Kept, UndoneAt) = (kept, now);
}

public sealed class BulkActMapping : IEntityTypeConfiguration<BulkAct>
{
    public void Configure(EntityTypeBuilder<BulkAct> builder)
    {
        builder.Property(a => a.Changes).HasColumnType("jsonb");
        builder.HasOne<Agent>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.AgentId });
        builder.HasIndex(a => new { a.OrganizationId, a.AgentId, a.At }).HasDatabaseName("ix_bulk_acts_agent");
    }
}

/// <summary>The conversations that are meant by an act.</summary>
/// <param name="Newer">How many of the list came or changed after it was chosen, and are not.</param>
public sealed record BulkTargets(Guid[] Ids, int Newer = 0, bool IsEverything = false);
