using Inbox.Web.Conversations;
using Inbox.Web.Meta;

namespace Inbox.Web.Search;

/// <summary>A conversation with a contact that was found.</summary>
public sealed record ConversationHit(
    Guid Id, Platform Platform, ConversationStatus Status, string ChannelName, DateTimeOffset LastMessageAt, string? Preview)
{
    public string Mark => Platform.ToMark();

    /// <summary>Whether the newest message in it is ours.</summary>
    public bool IsOurs { get; init; }
}
