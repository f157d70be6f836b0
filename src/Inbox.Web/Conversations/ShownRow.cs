namespace Inbox.Web.Conversations;

/// <summary>A row of the list on a certain page.</summary>
/// <param name="IsOpen">Whether its conversation lies open beside the list, which is as good as read.</param>
/// <param name="AssigneeName">Who has it; null where nobody has, or where the view already says who.</param>
public sealed record ShownRow(ConversationRow Row, string ChannelName, bool IsOpen, string? AssigneeName, string Address)
{
    public bool IsUnread => Row.IsUnread && !IsOpen;

    public bool IsOurs => Row.LastMessage.Direction == MessageDirection.Outgoing;

    public string Mark => Row.Platform.ToMark();
}
