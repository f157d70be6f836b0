using Inbox.Web.Conversations;

namespace Inbox.Web.Threads;

/// <summary>A line of a thread that is no message.</summary>
public sealed record ThreadLineRow(ThreadLineKind Kind, string? Text, string? AppId, DateTimeOffset At)
{
    /// <summary>What the team did, where that is the line.</summary>
    public ActivityRow? Activity { get; init; }

    /// <summary>What an agent wrote for colleagues, where that is the line.</summary>
    public NoteRow? Note { get; init; }

    public bool IsReferral => Kind is ThreadLineKind.CameByAd or ThreadLineKind.CameByLink;

    /// <summary>The line as a key of the localizer, with a place for <see cref="Text"/> or the app's name where there is one.</summary>
    public string Words => (Kind, Text, AppId) switch
    {
        (ThreadLineKind.Written, _, _) => "{0}",
        (ThreadLineKind.CameByAd, null, _) => "Came from an ad",
        (ThreadLineKind.CameByAd, _, _) => "Came from the ad {0}",
        (ThreadLineKind.CameByLink, null, _) => "Came by a link",
        (ThreadLineKind.CameByLink, _, _) => "Came by the link {0}",
        (ThreadLineKind.OptedIn, null, _) => "Let you write, through a plugin of yours",
        (ThreadLineKind.OptedIn, _, _) => "Let you write, through the plugin {0}",
        (ThreadLineKind.MarketingAllowed, null, _) => "Asked for marketing messages",
        (ThreadLineKind.MarketingAllowed, _, _) => "Asked for marketing messages: {0}",
        (ThreadLineKind.MarketingResumed, _, _) => "Wants marketing messages again",
        (ThreadLineKind.MarketingStopped, _, _) => "Stopped marketing messages",
        (ThreadLineKind.ControlRequested, _, _) => "{0} asks to answer this conversation",
        (ThreadLineKind.ControlTaken, _, not null) => "{0} took this conversation over",
        (_, _, not null) => "{0} answers this conversation from here on",
        _ => "No app answers this conversation from here on",
    };

    /// <summary>Meta's app by its name, another one by its number.</summary>
    public string? AppName => MetaApps.NameOf(AppId);
}

/// <summary>What an agent did, or time.</summary>
/// <param name="Assignee">To whom it was given; null where the agent took it.</param>
public sealed record ActivityRow(ActivityKind Kind, string? Agent, string? Assignee, DateTimeOffset? Until)
{
    public string? Label { get; init; }

    public ConversationPriority? Priority { get; init; }

    /// <summary>The team that it was given to, or taken from.</summary>
    public string? Team { get; init; }

    /// <summary>To whom it was given, or which label it got.</summary>
    public string? Given => Assignee ?? Team ?? Label;

    /// <summary>A key of the localizer, with places for the agent and <see cref="Given"/>; a moment follows where there is one.</summary>
    public string Words => (Kind, Assignee ?? Team, Until) switch
    {
        (ActivityKind.Undone, _, _) => "{0} took back what was just done",
        (ActivityKind.MarkedSpam, _, _) => "{0} marked this conversation as spam",
        (ActivityKind.UnmarkedSpam, _, _) => "{0} said that this is not spam",
        (ActivityKind.BlockedContact, _, _) => "{0} blocked this person",
        (ActivityKind.UnblockedContact, _, _) => "{0} unblocked this person",
        (ActivityKind.Labelled, _, _) => "{0} added the label {1}",
        (ActivityKind.Unlabelled, _, _) => "{0} removed the label {1}",
        (ActivityKind.Prioritized, _, _) => Priority switch
        {
            ConversationPriority.Urgent => "{0} marked this conversation as urgent",
            ConversationPriority.High => "{0} set the priority to high",
            ConversationPriority.Low => "{0} set the priority to low",
            _ => "{0} took the priority away",
        },
        (ActivityKind.Assigned, null, _) => "{0} took this conversation",
        (ActivityKind.Assigned, _, _) => "{0} gave this conversation to {1}",
        (ActivityKind.Unassigned, not null, _) => "{0} took this conversation from {1}",
        (ActivityKind.Unassigned, _, _) => "{0} gave this conversation back",
        (ActivityKind.Closed, _, _) => "{0} closed this conversation",
        (ActivityKind.Reopened, _, _) => "{0} brought this conversation back",
        (ActivityKind.Snoozed, _, null) => "{0} snoozed this conversation until they write",
        (ActivityKind.Snoozed, _, _) => "{0} snoozed this conversation until",
        _ => "Back from its snooze",
    };
}
