namespace Inbox.Web.Conversations;

/// <summary>How long a contact has waited for an answer.</summary>
/// <param name="Since">Since when.</param>
/// <param name="LongAt">When that is longer than the organization wants.</param>
public sealed record Wait(DateTimeOffset Since, DateTimeOffset LongAt, DateTimeOffset Now)
{
    public TimeSpan Length => Now - Since;

    public bool IsLong => Now > LongAt;

    /// <summary>When it looks different, beyond its minutes; null where it will not.</summary>
    public DateTimeOffset? TurnsAt => IsLong ? null : LongAt;

    /// <summary>A key of the localizer, with places for <see cref="Most"/> and <see cref="Rest"/>.</summary>
    public string Words => Length switch
    {
        { TotalDays: >= 2 } => "{0} d",
        { TotalHours: >= 1 } => "{0} h {1} min",
        _ => "{0} min",
    };

    public int Most => Length switch
    {
        { TotalDays: >= 2 } => (int)Length.TotalDays,
        { TotalHours: >= 1 } => (int)Length.TotalHours,
        _ => Math.Max(1, Length.Minutes),
    };

    public int Rest => Length.Minutes;

    public static Wait? Of(DateTimeOffset? since, int targetMinutes, DateTimeOffset now) =>
        since is { } from ? new(from, from.AddMinutes(targetMinutes), now) : null;
}
