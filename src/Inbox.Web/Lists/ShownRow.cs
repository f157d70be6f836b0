using Inbox.Web.Conversations;

namespace Inbox.Web.Lists;

/// <summary>A row of the list on a certain page.</summary>
/// <param name="IsOpen">Whether its conversation lies open beside the list, which is as good as read.</param>
/// <param name="AssigneeName">Who has it; null where nobody has, or where the view already says who.</param>
public sealed record ShownRow(
    ConversationRow Row, ChannelOption Channel, bool IsOpen, string? AssigneeName, string Address, DateTimeOffset Now)
{
    /// <summary>How many labels there is room for.</summary>
    public const int MaxLabels = 2;

    /// <summary>Its place in the list: the highest stands first.</summary>
    public required long Order { get; init; }

    /// <summary>How long they wait for an answer; null where they do not.</summary>
    public Wait? Wait { get; init; }

    public required IReadOnlyList<LabelChip> Labels { get; init; }

    /// <summary>The team that has it, where nobody of the team has taken it.</summary>
    public string? TeamName { get; init; }

    /// <summary>Who of us wrote the newest message; null where the contact did, or somebody in another app.</summary>
    public RowWriter? Writer { get; init; }

    /// <summary>The colleagues who are there now.</summary>
    public IEnumerable<PresentAgent> Present
    {
        get;
        init => field = value.Take(MaxPresent);
    } = [];

    /// <summary>Whether the one who has it is there now, where the row says who that is.</summary>
    public PresentAgent? PresentAssignee => AssigneeName is null ? null : Present.FirstOrDefault(agent => agent.Id == Row.AssigneeId);

    /// <summary>How many of them there is room for.</summary>
    private const int MaxPresent = 3;

    /// <summary>Whether a note calls for the reader, who has not seen it yet.</summary>
    public bool IsMentioned { get; init; }

    /// <summary>Whether the reader has begun to write there.</summary>
    public bool HasDraft { get; init; }

    /// <summary>Whether a reply of the reader's waits for them, since the contact wrote first.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether a reply of the reader's is sent when its time has come.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>Whether it could have come by another channel of its platform.</summary>
    public bool HasOtherChannels { get; init; }

    /// <summary>Whether the list is about how long may still be written.</summary>
    public bool IsByWindow { get; init; }

    /// <summary>Whether the list holds what is done beside what is not.</summary>
    public bool SaysStatus { get; init; }

    /// <summary>How it stands, a key of the localizer, where it is not open and its list does not say so.</summary>
    public string? StatusWord => SaysStatus && Row.Status != ConversationStatus.Open ? StatusWords.Of(Row.Status) : null;

    /// <summary>Where it came in; null where the platform's mark says so.</summary>
    public string? ChannelName => HasOtherChannels ? Channel.Name : null;

    /// <summary>How long may still be written, where that ends soon; else null, and where nothing is to be written.</summary>
    public WindowClock? Clock => IsShown(Window) ? Window : null;

    /// <summary>One that is not shown yet, and will be; else null.</summary>
    public WindowClock? NextClock => Clock is null && Window is { TurnsAt: not null } next && IsToBeAnswered ? next : null;

    private bool IsToBeAnswered => Row.Status is not (ConversationStatus.Closed or ConversationStatus.Spam);

    private WindowClock? Window => Row.WindowOpenedAt is { } openedAt && Row.WindowClosesAt is { } closesAt
        ? WindowClock.Of(new MessagingWindow(WindowOpening.Message, openedAt, closesAt), Channel.HasHumanAgent, Now)
        : null;

    private bool IsShown(WindowClock? window) => IsToBeAnswered && window is not null && (IsByWindow || window.IsClosing);

    public bool IsUnread => Row.IsUnread && !IsOpen;

    public bool IsOurs => Row.LastMessage.Direction == MessageDirection.Outgoing;

    /// <summary>Whether the newest message is one of ours that did not go out.</summary>
    public bool IsNotSent => IsOurs && Row.LastMessage is { Status: MessageStatus.Failed, IsUnsent: false };

    public string Mark => Row.Platform.ToMark();
}
