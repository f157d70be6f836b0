namespace Inbox.Web.Conversations;

/// <summary>How long a contact has waited for an answer.</summary>
/// <param name="IsLong">Whether that is longer than the organization wants.</param>
public sealed record Wait(TimeSpan Length, bool IsLong)
{
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
        since is { } from ? new(now - from, now - from > TimeSpan.FromMinutes(targetMinutes)) : null;
}
