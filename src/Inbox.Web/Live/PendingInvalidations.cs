using Inbox.Web.Background;

namespace Inbox.Web.Live;

/// <summary>
/// Whose kept answers a change made old, until Redis knows it. Many changes before it was told count as one. What Redis could not be
/// told for as long as answers are kept is forgotten: by then nothing old is left.
/// </summary>
public sealed class PendingInvalidations(TimeProvider clock)
{
    private readonly Lock guard = new();
    private readonly WorkSignal signal = new();
    private readonly Dictionary<Kept, Debt> owed = [];
    private TaskCompletionSource settling = NewSettling();
    private long last;

    public bool IsAnyPending
    {
        get
        {
            lock (guard)
            {
                return owed.Count > 0;
            }
        }
    }

    /// <summary>Notes that what is kept for everybody of an organization, or for one agent, is old from now on. Who writes is in no answer.</summary>
    public void Add(InboxChange change)
    {
        if (change.Writer is not null)
        {
            return;
        }

        lock (guard)
        {
            var key = new Kept(change.OrganizationId, change.AgentId);
            last++;
            owed[key] = new(owed.TryGetValue(key, out var before) ? before.First : last, last, clock.GetUtcNow());
        }

        signal.Wake();
    }

    /// <summary>Whether what is kept for this agent may be older than what this instance saved.</summary>
    public bool IsPending(Guid organizationId, Guid agentId)
    {
        lock (guard)
        {
            return owed.Count > 0 && (owed.ContainsKey(new(organizationId, null)) || owed.ContainsKey(new(organizationId, agentId)));
        }
    }

    /// <summary>Waits until Redis knows what this organization changed until now. What changes meanwhile is not waited for.</summary>
    public async Task WhenCompletedAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var until = Interlocked.Read(ref last);
        while (Unsettled(organizationId, until) is { } round)
        {
            await round.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until something is owed; where something is already, at most this long.</summary>
    internal Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            return owed.Count == 0 ? signal.WaitAsync(cancellationToken) : signal.WaitAsync(atMost, clock, cancellationToken);
        }
    }

    internal void Wake() => signal.Wake();

    /// <summary>What is owed now, each with the number of its last change.</summary>
    internal IReadOnlyList<(Kept Key, long Last)> ListPending()
    {
        lock (guard)
        {
            var oldest = clock.GetUtcNow() - AgentCache.TimeToLive;
            foreach (var (key, debt) in owed)
            {
                if (debt.At < oldest)
                {
                    owed.Remove(key);
                }
            }

            return [.. owed.Select(debt => (debt.Key, debt.Value.Last))];
        }
    }

    /// <summary>Redis knows of the changes up to this one.</summary>
    internal void Complete(Kept key, long until)
    {
        lock (guard)
        {
            if (owed.TryGetValue(key, out var debt) && debt.Last > until)
            {
                owed[key] = debt with { First = until + 1 };
            }
            else
            {
                owed.Remove(key);
            }

            settling.SetResult();
            settling = NewSettling();
        }
    }

    private static TaskCompletionSource NewSettling() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task? Unsettled(Guid organizationId, long until)
    {
        lock (guard)
        {
            return owed.Any(debt => debt.Key.OrganizationId == organizationId && debt.Value.First <= until) ? settling.Task : null;
        }
    }

    /// <param name="AgentId">Null for what is kept for anybody of the organization.</param>
    internal readonly record struct Kept(Guid OrganizationId, Guid? AgentId);

    /// <param name="First">The number of the first change of which Redis does not know.</param>
    private readonly record struct Debt(long First, long Last, DateTimeOffset At);
}
