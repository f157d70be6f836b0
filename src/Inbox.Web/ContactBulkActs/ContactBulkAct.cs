using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Contacts that an agent chose, kept as they were chosen, and what is done with all of them: a worker does it, some at a time, and for a
/// day it can be taken back.
/// </summary>
public sealed partial class ContactBulkAct : IOrganizationOwned
{
    /// <summary>So many can be chosen at once.</summary>
    public const int MaxContacts = 100_000;

    /// <summary>So many are done before the page is answered.</summary>
    private const int MaxAtOnce = 50;

    public const int ListQueryLength = 8_000;

    /// <summary>For how long it can be taken back, and what is chosen is kept.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(1);

    /// <param name="listQuery">Of which list they were chosen, as its address says it.</param>
    public ContactBulkAct(Agent by, string listQuery, int total, DateTimeOffset now)
        : this(by.OrganizationId, by.Id, listQuery, total, now) => DueAt = now + UndoTime;

    private ContactBulkAct(Guid organizationId, Guid agentId, string listQuery, int total, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, AgentId, ListQuery, Total, CreatedAt) = (organizationId, agentId, listQuery, total, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Whose it is: nobody else sees it.</summary>
    public Guid AgentId { get; private set; }

    /// <summary>Of which list they were chosen; empty once they are erased, since it may name them.</summary>
    public string ListQuery { get; private set; }

    public ContactBulkState State { get; private set; }

    /// <summary>What is done; null until somebody has said.</summary>
    public ContactBulkKind? Kind { get; private set; }

    public Guid? LabelId { get; private set; }

    /// <summary>To whom they are given; null for nobody.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>How many were chosen.</summary>
    public int Total { get; private set; }

    /// <summary>How many of them are done, or while it is taken back, how many are not yet.</summary>
    public int Handled { get; private set; }

    public int Changed { get; private set; }

    /// <summary>How many could not be changed: gone by then, or not this agent's alone.</summary>
    public int LeftOut { get; private set; }

    /// <summary>How many stay although it was taken back, since somebody changed them after it.</summary>
    public int Kept { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a worker goes on with it, or forgets what was chosen; null when that is done.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public bool IsAtWork => State is ContactBulkState.Running or ContactBulkState.Stopping or ContactBulkState.Undoing;

    /// <summary>Whether it is done before the page is answered.</summary>
    public bool IsSmall => Total <= MaxAtOnce;

    /// <summary>Whether this agent may still do it: nobody removed them, or took away the right to erase.</summary>
    public bool IsFor(Agent by) => by.RemovedAt is null && (Kind != ContactBulkKind.Erase || by.Role >= AgentRole.Admin);

    /// <summary>How many were already as they should be.</summary>
    public int Unchanged => Handled - Changed - LeftOut;

    /// <summary>Whether it was stopped before its last contact.</summary>
    public bool IsStopped => State == ContactBulkState.Done && Handled < Total;

    public bool MayUndo(DateTimeOffset now) =>
        State == ContactBulkState.Done && Changed > 0 && Kind != ContactBulkKind.Erase && now < EndedAt + UndoTime;

    /// <summary>Some of those chosen are not there any more, or not for this agent.</summary>
    public void Recount(int total) => Total = total;

    /// <param name="workFrom">When a worker takes it: later, where whoever starts it does it at once.</param>
    public void Start(ContactBulkOrder order, DateTimeOffset now, DateTimeOffset workFrom)
    {
        (Kind, LabelId, OwnerId) = (order.Kind, order.LabelId, order.OwnerId);
        (State, StartedAt, DueAt) = (ContactBulkState.Running, now, workFrom);
        ListQuery = order.Kind == ContactBulkKind.Erase ? "" : ListQuery;
    }

    public void Undo(DateTimeOffset workFrom) => (State, Handled, DueAt) = (ContactBulkState.Undoing, Changed, workFrom);
}
