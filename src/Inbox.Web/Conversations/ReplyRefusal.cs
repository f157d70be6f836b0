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

    /// <summary>The conversation is not what the program knew.</summary>
    public static readonly ReplyRefusal ConversationChanged = new("ConversationChanged") { IsStale = true };

    /// <summary>Only a person may still answer, and nobody said that one wrote it.</summary>
    public static readonly ReplyRefusal OnlyPersonAnswers = new("OnlyPersonAnswers");
    public static readonly ReplyRefusal WriterMissing = new("WriterMissing");
    public static readonly ReplyRefusal WriterIsAnother = new("WriterIsAnother");

    public static readonly ReplyRefusal NoSuchTime = new("NoSuchTime");

    public static readonly ReplyRefusal ReactionUnsent = new("ReactionUnsent");
    public static readonly ReplyRefusal ReactionNotAtMeta = new("ReactionNotAtMeta");
    public static readonly ReplyRefusal NoEmoji = new("ReactionNoEmoji");

    /// <summary>Whether somebody was faster: said once, and sent if it is sent once more.</summary>
    public bool IsCollision { get; private init; }

    /// <summary>Whether it goes away once the conversation was read anew (412 Precondition Failed).</summary>
    public bool IsStale { get; private init; }

    /// <summary>Whether it goes away once the writer has the conversation.</summary>
    public bool IsForAssignee { get; private init; }

    /// <summary>Whether it goes away once an admin has mended the channel: what is written until then can wait.</summary>
    public bool IsForAdmin { get; init; }

    /// <summary>A colleague answered while this was written.</summary>
    public static ReplyRefusal Answered(string by, string? text, TimeSpan ago)
    {
        var said = Quoted(text);
        var words = ago < TimeSpan.FromMinutes(2)
            ? Sentence.Counted(
                "AnsweredSecondsAgo", Math.Max(1, (int)ago.TotalSeconds), by, said)
            : Sentence.Counted(
                "AnsweredMinutesAgo", (int)ago.TotalMinutes, by, said);
        return new(words) { IsCollision = true };
    }

    /// <summary>Somebody answered outside of the product while this was written: in Meta's own inbox, or by another app.</summary>
    public static ReplyRefusal AnsweredElsewhere(string? text) =>
        new(new Sentence("AnsweredElsewhere", Quoted(text))) { IsCollision = true };

    /// <summary>The contact wrote on while this was written, and its writer has not seen it.</summary>
    public static ReplyRefusal TheyWrote(string? text) => new(new Sentence("WroteMeanwhile", Quoted(text))) { IsCollision = true };

    public static ReplyRefusal ClosedBy(string by) => new(new Sentence("ClosedMeanwhile", by)) { IsCollision = true };

    /// <param name="to">The colleague or the team that has it now.</param>
    public static ReplyRefusal GivenBy(string by, string? to) =>
        new(by == to ? new Sentence("TakenMeanwhile", by) : new Sentence("GivenMeanwhile", by, to ?? "…")) { IsCollision = true };

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

    private static string Quoted(string? text) => ColumnText.Fit(string.IsNullOrWhiteSpace(text) ? "…" : text, 120);
}
