using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>Where an agent writes: what may be written now, and what is written already.</summary>
/// <param name="Locked">Why nothing can be written; null where something can.</param>
/// <param name="Reply">What to begin with; its id is that of the message to be.</param>
/// <param name="Refusal">Why it was not taken a moment ago.</param>
public sealed record Composer(
    Guid ConversationId, Platform Platform, WindowClock Clock, ReplyRefusal? Locked, OutgoingReply Reply, ReplyRefusal? Refusal = null)
{
    /// <summary>From where on it is said how many characters are left.</summary>
    public const int SaidFrom = 200;

    /// <summary>The files that were chosen and are here already.</summary>
    public IReadOnlyList<ComposerFile> Files { get; init; } = [];

    /// <summary>Whether it is open for a note, which only the team sees.</summary>
    public bool IsNote { get; init; }

    /// <summary>The note to begin with.</summary>
    public string Note { get; init; } = "";

    /// <summary>What was begun before, here or on another device; null where nothing was.</summary>
    public Draft? Draft { get; init; }

    /// <summary>The message that is quoted; the draft names it too.</summary>
    public QuoteRow? Quote { get; init; }

    /// <summary>The conversation in which this person is answered instead.</summary>
    public Guid? OpenElsewhereId { get; init; }

    public TextLimit Limit => TextLimit.Of(Platform);

    /// <summary>Whether something can be written, and at most kept until the channel is mended.</summary>
    public bool OnlyKeeps => Locked is { IsForAdmin: true };

    /// <summary>Whether the window is the reason that nothing can be written.</summary>
    public bool IsWindowClosed => Locked is not null && OpenElsewhereId is null && Clock.State == WindowState.Closed;

    /// <summary>An empty one, or what the reader began before.</summary>
    public static async Task<Composer> BeginAsync(
        InboxDbContext db, ComposerFacts facts, Draft? saved, Guid readerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var empty = For(facts, readerId, now);
        if (saved is null)
        {
            return empty;
        }

        var composer = await empty.Continuing(saved).CarryingAsync(db, saved.FileIds, cancellationToken);
        return saved.ReplyTo is { } id
            && await QuotedMessage.TakeAsync(db, facts.Conversation.Id, id.ToString(), cancellationToken) is (var quoted, _)
            ? composer.Quoting(quoted, refusal: null)
            : composer;
    }

    /// <summary>An empty one.</summary>
    public static Composer For(ComposerFacts facts, Guid readerId, DateTimeOffset now) => new(
        facts.Conversation.Id,
        facts.Conversation.Platform,
        WindowClock.Of(facts.Conversation.Window, facts.Channel.HasHumanAgent, now),
        facts.OpenElsewhereId is null
            ? new ReplyPolicy(facts.Channel, facts.Conversation, now).RefusalFor(readerId) : ReplyRefusal.AnotherIsOpen,
        new OutgoingReply(Guid.CreateVersion7(), ""))
    {
        OpenElsewhereId = facts.OpenElsewhereId,
    };

    /// <summary>The same with what was begun before.</summary>
    public Composer Continuing(Draft saved) => this with
    {
        Draft = saved,
        Reply = Reply with { Id = saved.MessageId ?? Reply.Id, Text = saved.Text, ReplyTo = saved.ReplyTo, Files = saved.FileIds },
        Note = saved.Note,
        IsNote = saved.Text.Length == 0 && saved.Note.Length > 0,
    };

    /// <summary>The same with files that are here already, as far as they still are.</summary>
    public async Task<Composer> CarryingAsync(InboxDbContext db, IReadOnlyList<Guid> files, CancellationToken cancellationToken) =>
        this with
        {
            Files = files.Count == 0 ? [] : await db.StoredFiles.Where(f => files.Contains(f.Id) && f.State == StoredFileState.Stored)
            .Select(f => new ComposerFile(f.Id, f.Name ?? "", f.Length, f.HasThumbnail)).ToListAsync(cancellationToken),
        };

    /// <summary>The same with a note that was not taken, and with the answer beside it.</summary>
    public Composer Noting(NoteForm form, ReplyRefusal refusal) => this with
    {
        IsNote = true,
        Note = form.Note ?? "",
        Reply = Reply with { Text = form.Text ?? "", ReplyTo = form.ReplyTo },
        Refusal = refusal,
    };

    /// <summary>The same with a message to quote, or with the reason why it cannot be.</summary>
    public Composer Quoting(QuotedMessage? quoted, ReplyRefusal? refusal) =>
        this with { Reply = Reply with { ReplyTo = quoted?.Row.Id }, Quote = quoted?.Row, Refusal = Refusal ?? refusal };
}
