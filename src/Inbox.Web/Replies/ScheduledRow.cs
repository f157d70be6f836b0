using Inbox.Web.Conversations;
using Inbox.Web.Lists;
using Inbox.Web.Localization;

namespace Inbox.Web.Replies;

/// <summary>An answer that waits, as its thread shows it.</summary>
public sealed record ScheduledRow(
    Guid Id, Guid AuthorId, string AuthorName, string Text, int FileCount, DateTimeOffset SendAt, DateTimeOffset WrittenAt, bool IsPlanned,
    ScheduledReplyState State, Sentence? Problem)
{
    /// <summary>Where its writer acts on it; null for everybody else.</summary>
    public string? Address { get; init; }

    /// <summary>Where its writer takes it back.</summary>
    public string? DraftAddress { get; init; }

    /// <summary>The contact wrote first: its writer is asked.</summary>
    public bool IsHeld { get; init; }

    public bool IsRefused => State == ScheduledReplyState.Refused;

    /// <param name="lastIncomingReceivedAt">When the contact's last message reached us.</param>
    public ScheduledRow For(Guid conversationId, DateTimeOffset? lastIncomingReceivedAt, ListPlace place, Guid readerId) => this with
    {
        Address = AuthorId == readerId ? place.OfPart(conversationId, $"scheduled-replies/{Id}") : null,
        DraftAddress = AuthorId == readerId ? place.OfPart(conversationId, $"scheduled-replies/{Id}/draft") : null,
        IsHeld = State == ScheduledReplyState.Held || (IsPlanned && !IsRefused && lastIncomingReceivedAt > WrittenAt),
    };
}
