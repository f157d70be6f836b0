using Inbox.Web.Background;

namespace Inbox.Web.Caching;

/// <summary>
/// Whose entries a change made old, until Redis knows it. Many changes before then count as one. What Redis could not be told for as
/// long as entries live is forgotten: by then nothing old is left.
/// </summary>
public sealed class PendingInvalidations(TimeProvider clock)
{
    private readonly Lock guard = new();
    private readonly WorkSignal signal = new();
    private readonly Dictionary<CacheScope, Pending> pending = [];
    private TaskCompletionSource completion = NewCompletion();
    private long last;

    public bool IsAnyPending
    {
        get
        {
            lock (guard)
            {
                return pending.Count > 0;
            }
        }
    }

    /// <param name="agentId">The agent whose entries are old from now on; null for everybody's of the organization.</param>
    public void Add(Guid organizationId, Guid? agentId)
    {
        lock (guard)
        {
            var scope = new CacheScope(organizationId, agentId);
            last++;
            pending[scope] = new(pending.TryGetValue(scope, out var before) ? before.First : last, last, clock.GetUtcNow());
        }

        signal.Wake();
    }

    /// <summary>Whether an entry of this agent may be older than what this instance saved.</summary>
    public bool IsPending(Guid organizationId, Guid agentId)
    {
        lock (guard)
        {
            return pending.Count > 0
                && (pending.ContainsKey(new(organizationId, null)) || pending.ContainsKey(new(organizationId, agentId)));
        }
    }

    /// <summary>Waits until Redis knows what this organization changed until now. What changes meanwhile is not waited for.</summary>
    public async Task WhenCompletedAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var until = Interlocked.Read(ref last);
        while (Uncompleted(organizationId, until) is { } round)
        {
            await round.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until something is pending; where something is already, at most this long.</summary>
    internal Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            return pending.Count == 0 ? signal.WaitAsync(cancellationToken) : signal.WaitAsync(atMost, clock, cancellationToken);
        }
    }

    internal void Wake() => signal.Wake();

    /// <summary>Lists what is pending now, each with the number of its last change.</summary>
    internal IReadOnlyList<(CacheScope Scope, long Last)> ListPending()
    {
        lock (guard)
        {
            var oldest = clock.GetUtcNow() - CachePolicy.TimeToLive;
            foreach (var (scope, change) in pending)
            {
                if (change.At < oldest)
                {
                    pending.Remove(scope);
                }
            }

            return [.. pending.Select(change => (change.Key, change.Value.Last))];
        }
    }

    /// <summary>Redis knows of the changes up to this one.</summary>
    internal void Complete(CacheScope scope, long until)
    {
        lock (guard)
        {
            if (pending.TryGetValue(scope, out var change) && change.Last > until)
            {
                pending[scope] = change with { First = until + 1 };
            }
            else
            {
                pending.Remove(scope);
            }

            completion.SetResult();
            completion = NewCompletion();
        }
    }

    private static TaskCompletionSource NewCompletion() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task? Uncompleted(Guid organizationId, long until)
    {
        lock (guard)
        {
            return pending.Any(change => change.Key.OrganizationId == organizationId && change.Value.First <= until)
                ? completion.Task : null;
        }
    }

    /// <param name="First">The number of the first change of which Redis does not know.</param>
    private readonly record struct Pending(long First, long Last, DateTimeOffset At);
}

/// <summary>Whose entries share a version.</summary>
/// <param name="AgentId">Null for those of anybody in the organization.</param>
internal readonly record struct CacheScope(Guid OrganizationId, Guid? AgentId);
