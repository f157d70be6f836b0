namespace Inbox.Web.Conversations;

/// <summary>What an act on many conversations did, as keys of the localizer with a place for how many they were.</summary>
public sealed record BulkWords(string Words, int Count)
{
    /// <summary>How many were left as they are because their person has another open conversation.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many somebody had changed in the meantime.</summary>
    public int Kept { get; init; }

    /// <summary>The act, where it can be taken back.</summary>
    public Guid? UndoId { get; init; }

    public static BulkWords Of(BulkAct act, DateTimeOffset now) => act.UndoneAt is not null
        ? new("Taken back. Conversations: {0}", act.Changed - act.Kept) { Kept = act.Kept }
        : new(WordsOf(act.Kind), act.Changed) { LeftOut = act.LeftOut, UndoId = act.CanUndo(now) ? act.Id : null };

    private static string WordsOf(BulkKind kind) => kind switch
    {
        BulkKind.Close => "Closed. Conversations: {0}",
        BulkKind.Reopen => "Brought back. Conversations: {0}",
        BulkKind.Snooze => "Snoozed. Conversations: {0}",
        BulkKind.Assign => "Assigned. Conversations: {0}",
        BulkKind.Unassign => "Given back. Conversations: {0}",
        BulkKind.Prioritize => "Priority changed. Conversations: {0}",
        BulkKind.MarkSpam => "Marked as spam. Conversations: {0}",
        BulkKind.UnmarkSpam => "Not spam any more. Conversations: {0}",
        BulkKind.Label => "Labelled. Conversations: {0}",
        BulkKind.Unlabel => "Label removed. Conversations: {0}",
        BulkKind.MarkRead => "Marked as read. Conversations: {0}",
        _ => "Marked as unread. Conversations: {0}",
    };

    /// <summary>The moments that many can be snoozed until, as an act names them.</summary>
    public static IReadOnlyList<(string Act, string Name)> Snoozes { get; } =
    [
        ("snooze:later", "Snooze for three hours"),
        ("snooze:tomorrow", "Snooze until tomorrow morning"),
        ("snooze:monday", "Snooze until Monday morning"),
        ("snooze:write", "Snooze until they write"),
    ];
}
