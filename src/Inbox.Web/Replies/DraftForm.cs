using Inbox.Web.Conversations;

namespace Inbox.Web.Replies;

/// <summary>What the composer holds before it is sent.</summary>
public sealed class DraftForm
{
    /// <summary>The id of the message to be: of a draft that comes after that only what was not sent with it is kept.</summary>
    public Guid Id { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }

    public Guid? ReplyTo { get; init; }

    /// <summary>Which state of the draft the page began from, in UTC ticks; 0 for none.</summary>
    public long Known { get; init; }

    /// <summary>Whether it was to be sent and was not taken: it goes before what was begun since.</summary>
    public bool IsPutBack { get; init; }

    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    public Guid[] FileIds { get; init; } = [];

    public DraftWords Words => new(Text, Note, ReplyTo, Id == Guid.Empty ? null : Id);

    public DateTimeOffset? KnownAt => PageMoment.Of(Known);
}
