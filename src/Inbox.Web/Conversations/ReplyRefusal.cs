using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Localization;

namespace Inbox.Web.Conversations;

/// <summary>Why a reply is not taken, for the person who wrote it.</summary>
/// <param name="Words">The reason and what to do, by codes of the localizer.</param>
/// <param name="Parts">In how many parts the text would fit, where that is the reason.</param>
public sealed record ReplyRefusal(Sentence Words, int Parts = 0)
{
    public static readonly ReplyRefusal Empty = new("ReplyEmpty");
    public static readonly ReplyRefusal IdTaken = new("ReplyIdTaken");
    public static readonly ReplyRefusal KeyTaken = new("RequestKeyTaken");
    public static readonly ReplyRefusal Raced = new("ConversationRaced");
    public static readonly ReplyRefusal AnotherIsOpen = new("AnotherIsOpen");
    public static readonly ReplyRefusal FarTooLong = new(
        new Sentence("ReplyFarTooLong", Sentence.Counted("CharacterCount", ReplyLimits.MaxCharacters)));

    public static readonly ReplyRefusal TooManyFiles = new(Sentence.Counted("TooManyFiles", ReplyLimits.MaxFiles));
    public static readonly ReplyRefusal FileMissing = new("FileIsGone");

    public static readonly ReplyRefusal QuoteMissing = new("QuoteMissing");
    public static readonly ReplyRefusal QuoteUnsent = new("QuoteUnsent");
    public static readonly ReplyRefusal QuoteNotAtMeta = new("QuoteNotAtMeta");

    public static readonly ReplyRefusal EmptyNote = new("NoteEmpty");
    public static readonly ReplyRefusal NoteTooLong = new(
        new Sentence("NoteTooLong", Sentence.Counted("CharacterCount", Note.TextLength)));

    public static readonly ReplyRefusal NotAssignee =
        new("OnlyAssigneeAnswers") { IsForAssignee = true };

    public static readonly ReplyRefusal NoSuchTime = new("NoSuchTime");

    public static readonly ReplyRefusal ReactionUnsent = new("ReactionUnsent");
    public static readonly ReplyRefusal ReactionNotAtMeta = new("ReactionNotAtMeta");
    public static readonly ReplyRefusal NoEmoji = new("ReactionNoEmoji");

    /// <summary>Whether somebody was faster: said once, and sent if it is sent once more.</summary>
    public bool IsCollision { get; private init; }

    /// <summary>Whether it goes away once the writer has the conversation.</summary>
    public bool IsForAssignee { get; private init; }

    /// <summary>Why this agent in particular may not answer; null where anybody may, or they have it.</summary>
    public static ReplyRefusal? OfWriter(Channel channel, Conversation conversation, Guid agentId) =>
        channel.OnlyAssigneeAnswers && conversation.AssigneeId != agentId ? NotAssignee : null;

    /// <summary>A colleague answered while this was written.</summary>
    public static ReplyRefusal Answered(string by, string? text, TimeSpan ago)
    {
        var said = ColumnText.Fit(string.IsNullOrWhiteSpace(text) ? "…" : text, 120);
        var words = ago < TimeSpan.FromMinutes(2)
            ? Sentence.Counted(
                "AnsweredSecondsAgo", Math.Max(1, (int)ago.TotalSeconds), by, said)
            : Sentence.Counted(
                "AnsweredMinutesAgo", (int)ago.TotalMinutes, by, said);
        return new(words) { IsCollision = true };
    }

    /// <param name="problem">A half sentence: "it is empty".</param>
    public static ReplyRefusal OfFile(string? name, Sentence problem) => new(new Sentence(
        "FileRefused", name is null ? new Sentence("UnnamedFile") : ColumnText.Fit(name, 80), problem));

    public static ReplyRefusal TooLong(TextLimit limit, string text, int parts) => new(
        Sentence.Counted(
            "ReplyTooLong",
            parts,
            limit.CountsBytes
                ? Sentence.Counted("ByteCount", limit.LengthOf(text)) : Sentence.Counted("CharacterCount", limit.LengthOf(text)),
            limit.Max),
        parts);

    /// <summary>Why nothing can be written to the contact now; null where something can.</summary>
    public static ReplyRefusal? Of(Channel channel, Conversation conversation, DateTimeOffset now)
    {
        if (ChannelVoice.Of(channel).WhySilent is { } silent)
        {
            return new(silent);
        }

        return conversation.AllowanceAt(now, channel.HasHumanAgent) == ReplyAllowance.None ? Closed(conversation) : null;
    }

    /// <summary>Why nothing could be written at a moment to come, as far as that is known now.</summary>
    public static ReplyRefusal? OfTime(Channel channel, Conversation conversation, DateTimeOffset at) =>
        conversation.AllowanceAt(at, channel.HasHumanAgent) == ReplyAllowance.None && conversation.WindowClosesAt is { } closesAt
            ? new(new Sentence("WindowClosesBefore", closesAt.UtcDateTime))
            : null;

    /// <summary>
    /// Why no reaction can be given now; what a person writes late is another thing to Meta than this (meta-platform 3.2).
    /// </summary>
    public static ReplyRefusal? OfReaction(Channel channel, Conversation conversation, DateTimeOffset now) =>
        ChannelVoice.Of(channel).WhySilent is { } silent ? new(silent)
        : conversation.AllowanceAt(now, hasHumanAgent: false) == ReplyAllowance.None ? Closed(conversation)
        : null;

    private static ReplyRefusal Closed(Conversation conversation) => conversation.WindowClosesAt is { } closedAt
        ? new(new Sentence("WindowClosedOn", closedAt.UtcDateTime))
        : new("WindowNotOpen");
}
