using Inbox.Web.Conversations;

namespace Inbox.Web.Lists;

/// <summary>What an act on many conversations did, as keys of the localizer that are counted by how many they were.</summary>
public sealed record BulkWords(string Words, int Count)
{
    /// <summary>How many were left as they are because their person has another open conversation.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many came or changed after the list was chosen.</summary>
    public int Newer { get; init; }

    /// <summary>How many somebody had changed in the meantime.</summary>
    public int Kept { get; init; }

    /// <summary>What became of the conversation, where it was one that its agent was done with.</summary>
    public string State { get; private init; } = "";

    /// <summary>The act, where it can be taken back.</summary>
    public Guid? UndoId { get; init; }

    public static BulkWords Of(BulkAct act, DateTimeOffset now) => act.UndoneAt is not null
        ? new("Taken back for {0} conversations.", act.Changed - act.Kept)
        {
            Kept = act.Kept,
            State = act.Kept > 0 ? "Not taken back: somebody changed it meanwhile." : "Taken back",
        }
        : new(WordsOf(act.Kind), act.Changed)
        {
            LeftOut = act.LeftOut,
            Newer = act.Newer,
            State = act.Kind == BulkKind.Snooze ? "Snoozed" : "Closed",
            UndoId = act.CanUndo(now) ? act.Id : null,
        };

    private static string WordsOf(BulkKind kind) => kind switch
    {
        BulkKind.Close => "{0} conversations closed.",
        BulkKind.Reopen => "{0} conversations brought back.",
        BulkKind.Snooze => "{0} conversations snoozed.",
        BulkKind.Assign => "{0} conversations assigned.",
        BulkKind.Unassign => "{0} conversations given back.",
        BulkKind.Prioritize => "Priority changed for {0} conversations.",
        BulkKind.MarkSpam => "{0} conversations marked as spam.",
        BulkKind.UnmarkSpam => "{0} conversations not spam any more.",
        BulkKind.Label => "{0} conversations labelled.",
        BulkKind.Unlabel => "Label removed from {0} conversations.",
        BulkKind.MarkRead => "{0} conversations marked as read.",
        _ => "{0} conversations marked as unread.",
    };

    /// <summary>The moments that many can be snoozed until, as an act names them: none twice.</summary>
    public static IReadOnlyList<(string Act, string Name)> SnoozesAt(DateTimeOffset now, TimeZoneInfo zone) =>
        [.. SnoozeOption.For(now, zone).Select(option => Snoozes.First(snooze => snooze.Act == $"snooze:{option.Key}"))];

    private static readonly IReadOnlyList<(string Act, string Name)> Snoozes =
    [
        ("snooze:later", "Snooze for three hours"),
        ("snooze:tomorrow", "Snooze until tomorrow morning"),
        ("snooze:monday", "Snooze until Monday morning"),
        ("snooze:write", "Snooze until they write"),
    ];
}
