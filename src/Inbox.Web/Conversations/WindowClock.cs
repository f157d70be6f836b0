namespace Inbox.Web.Conversations;

/// <summary>The messaging window as a clock shows it.</summary>
/// <param name="Left">How long it is still open; zero when closed.</param>
/// <param name="Share">How much of it is left, of 24 parts.</param>
public sealed record WindowClock(WindowState State, TimeSpan Left, double Share, DateTimeOffset? ClosesAt)
{
    private const double Parts = 24;

    /// <summary>How the time that is left is said, a key of the localizer.</summary>
    public string UnitOf => Left switch
    {
        { TotalDays: >= 2 } => "{0} d",
        { TotalHours: >= 3 } => "{0} h",
        { TotalHours: >= 1 } => "{0} h {1} min",
        _ => "{0} min",
    };

    public int Amount => Left switch
    {
        { TotalDays: >= 2 } => (int)Left.TotalDays,
        { TotalHours: >= 1 } => (int)Left.TotalHours,
        _ => Math.Max(1, Left.Minutes),
    };

    /// <summary>Whether it is open, and not for long.</summary>
    public bool IsClosing => State != WindowState.Closed && Left <= MessagingWindow.Soon;

    /// <summary>When it is another's turn: soon closed, or closed; null where it is.</summary>
    public DateTimeOffset? TurnsAt => State == WindowState.Closed ? null : IsClosing ? ClosesAt : ClosesAt - MessagingWindow.Soon;

    public static WindowClock Of(MessagingWindow? window, bool hasHumanAgent, DateTimeOffset now) =>
        window?.Allowance(now, hasHumanAgent) switch
        {
            ReplyAllowance.Free => Open(window.Value, now),
            ReplyAllowance.HumanAgent => Ending(
                WindowState.Human, window.Value.HumanAgentUntil, now, MessagingWindow.HumanAgentFor),
            _ => new(WindowState.Closed, TimeSpan.Zero, 0, window?.EndsAt(hasHumanAgent)),
        };

    private static WindowClock Open(MessagingWindow window, DateTimeOffset now) => Ending(
        window.ClosesAt - now <= MessagingWindow.Soon ? WindowState.Soon : WindowState.Open, window.ClosesAt, now,
        window.ClosesAt - window.OpenedAt);

    private static WindowClock Ending(WindowState state, DateTimeOffset end, DateTimeOffset now, TimeSpan whole) =>
        new(state, end - now, Math.Clamp(Parts * ((end - now) / whole), 0, Parts), end);
}

public enum WindowState
{
    Open,
    Soon,

    /// <summary>Only a person's own answer.</summary>
    Human,
    Closed,
}
