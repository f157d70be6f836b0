using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Replies;

namespace Inbox.Web.Threads;

/// <summary>What a message is beside its text, and what became of it.</summary>
public sealed record MessageFacts(
    TapKind? Tap,
    string? TapPayload,
    string? ReplyToMid,
    string? StoryExternalId,
    string? StoryUrl,
    string? SenderAppId,
    DateTimeOffset? EditedAt,
    DateTimeOffset? UnsentAt)
{
    public static readonly MessageFacts None = new(null, null, null, null, null, null, null, null);

    /// <summary>What it answers, where we have that.</summary>
    public QuoteRow? Quote { get; init; }

    /// <summary>Whether it went out without quoting that.</summary>
    public bool IsQuoteDropped { get; init; }

    /// <summary>Whether Meta knows it by a name, so that an answer can point to it (meta-platform 3.4).</summary>
    public bool IsAtMeta { get; init; }

    public IReadOnlyList<ReactionRow> Reactions { get; init; } = [];

    /// <summary>Every text it had, the first one first; empty where it was never changed.</summary>
    public IReadOnlyList<EditRow> Edits { get; init; } = [];

    public bool IsUnsent => UnsentAt is not null;

    /// <summary>What our side feels about it.</summary>
    public string? OwnReaction => Reactions.FirstOrDefault(reaction => reaction.IsOurs)?.Emoji;

    public bool AnswersStory => StoryExternalId is not null || StoryUrl is not null;

    /// <summary>Whether it was written to something: a message, or a story.</summary>
    public bool HasContext => Quote is not null || ReplyToMid is not null || AnswersStory;

    /// <summary>Meta's own app that sent it, by a key of the localizer.</summary>
    public string? SenderAppName => MetaApps.NameOf(SenderAppId);
}

/// <param name="Emoji">Null where there is none, and <paramref name="Status"/> tells why.</param>
/// <param name="Status">Of ours, how far the last change came.</param>
public sealed record ReactionRow(bool IsOurs, string? Emoji, DateTimeOffset At, MessageStatus Status);

public sealed record EditRow(int Number, string? Text, DateTimeOffset At);
