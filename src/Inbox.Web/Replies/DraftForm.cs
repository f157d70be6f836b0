namespace Inbox.Web.Replies;

/// <summary>What the composer holds before it is sent.</summary>
public sealed class DraftForm
{
    /// <summary>The id of the message to be: once that is queued, a draft that comes late is none any more.</summary>
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

    public DateTimeOffset? KnownAt => Known > 0 && Known <= DateTimeOffset.MaxValue.Ticks ? new(Known, TimeSpan.Zero) : null;
}
