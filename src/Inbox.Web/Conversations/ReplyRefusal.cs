using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Localization;

namespace Inbox.Web.Conversations;

/// <summary>Why a reply is not taken, for the person who wrote it.</summary>
/// <param name="Words">The reason and what to do, in keys of the localizer.</param>
/// <param name="Parts">In how many parts the text would fit, where that is the reason.</param>
public sealed record ReplyRefusal(Sentence Words, int Parts = 0)
{
    public static readonly ReplyRefusal Empty = new("Write something first.");
    public static readonly ReplyRefusal IdTaken = new("This message was already sent elsewhere. Open the conversation again and write it once more.");
    public static readonly ReplyRefusal KeyTaken = new("This Idempotency-Key stands for another request. Use a new key for each message.");
    public static readonly ReplyRefusal Raced = new("The conversation changed while this was sent. Nothing was lost: send it once more.");
    public static readonly ReplyRefusal AnotherIsOpen = new("This person has another open conversation. Answer in that one.");
    public static readonly ReplyRefusal FarTooLong = new(
        new Sentence("This text is far too long: send at most {0} at a time.", Sentence.Counted("{0} characters", ReplyLimits.MaxCharacters)));

    public static readonly ReplyRefusal TooManyFiles = new(Sentence.Counted("At most {0} files go with one answer.", ReplyLimits.MaxFiles));
    public static readonly ReplyRefusal FileMissing = new("A file is not here any more. Choose it again; nothing was sent.");

    public static readonly ReplyRefusal QuoteMissing = new("The message to answer is not in this conversation. Choose another one, or answer without quoting.");
    public static readonly ReplyRefusal QuoteUnsent = new("The message to answer was unsent. Answer without quoting it.");
    public static readonly ReplyRefusal QuoteNotAtMeta = new("Meta has no name for the message to answer, or none yet. Wait until it is sent, or answer without quoting.");

    public static readonly ReplyRefusal EmptyNote = new("Write the note first.");
    public static readonly ReplyRefusal NoteTooLong = new(
        new Sentence("A note has at most {0}. Shorten it, or write two.", Sentence.Counted("{0} characters", Note.TextLength)));

    public static readonly ReplyRefusal NotAssignee =
        new("On this channel only the assignee answers. Take the conversation to answer it, or add a note.") { IsForAssignee = true };

    public static readonly ReplyRefusal NoSuchTime = new("Choose a moment to come, at most a year ahead. Nothing was sent.");

    public static readonly ReplyRefusal ReactionUnsent = new("The message was unsent, so nobody can react to it any more.");
    public static readonly ReplyRefusal ReactionNotAtMeta = new("Meta has no name for this message, or none yet. Wait until it is sent.");
    public static readonly ReplyRefusal NoEmoji = new("React with exactly one emoji.");

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
                "{1} answered {0} seconds ago: “{2}” Yours was not sent; send it once more if it still fits.", Math.Max(1, (int)ago.TotalSeconds), by, said)
            : Sentence.Counted(
                "{1} answered {0} minutes ago: “{2}” Yours was not sent; send it once more if it still fits.", (int)ago.TotalMinutes, by, said);
        return new(words) { IsCollision = true };
    }

    /// <param name="problem">A half sentence: "it is empty".</param>
    public static ReplyRefusal OfFile(string? name, Sentence problem) => new(new Sentence(
        "\"{0}\" was not taken: {1}. Nothing was sent.", name is null ? new Sentence("A file") : ColumnText.Fit(name, 80), problem));

    public static ReplyRefusal TooLong(TextLimit limit, string text, int parts) => new(
        Sentence.Counted(
            "This text has {1}; at most {2} can be sent at once. Shorten it, or send it in {0} parts.",
            parts,
            limit.CountsBytes ? Sentence.Counted("{0} bytes", limit.LengthOf(text)) : Sentence.Counted("{0} characters", limit.LengthOf(text)),
            limit.Most),
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
            ? new(new Sentence("The reply window closes on {0} UTC, before that. Choose an earlier time; nothing was sent.", closesAt.UtcDateTime))
            : null;

    /// <summary>Why no reaction can be given now; what a person writes late is another thing to Meta than this (meta-platform 3.2).</summary>
    public static ReplyRefusal? OfReaction(Channel channel, Conversation conversation, DateTimeOffset now) =>
        ChannelVoice.Of(channel).WhySilent is { } silent ? new(silent)
        : conversation.AllowanceAt(now, hasHumanAgent: false) == ReplyAllowance.None ? Closed(conversation)
        : null;

    private static ReplyRefusal Closed(Conversation conversation) => conversation.WindowClosesAt is { } closedAt
        ? new(new Sentence("The reply window closed on {0} UTC. You can write again as soon as they do.", closedAt.UtcDateTime))
        : new("The reply window is not open: you can write as soon as they do.");
}
