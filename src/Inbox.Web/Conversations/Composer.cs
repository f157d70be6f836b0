using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>Where an agent writes: what may be written now, and what is written already.</summary>
/// <param name="Locked">Why nothing can be written; null where something can.</param>
/// <param name="Draft">What to begin with; its id is that of the message to be.</param>
/// <param name="Refusal">Why it was not taken a moment ago.</param>
public sealed record Composer(
    Guid ConversationId, Platform Platform, WindowClock Clock, ReplyRefusal? Locked, Draft Draft, ReplyRefusal? Refusal = null)
{
    /// <summary>The files that were chosen and are here already.</summary>
    public IReadOnlyList<ComposerFile> Files { get; init; } = [];

    /// <summary>The message that is quoted; the draft names it too.</summary>
    public QuoteRow? Quote { get; init; }

    public TextLimit Limit => TextLimit.Of(Platform);

    /// <summary>Whether the window is the reason that nothing can be written.</summary>
    public bool IsWindowClosed => Locked is not null && Clock.State == WindowState.Closed;

    public static Composer For(ComposerFacts facts, DateTimeOffset now) => new(
        facts.Conversation.Id,
        facts.Conversation.Platform,
        WindowClock.Of(facts.Conversation.Window, facts.Channel.HasHumanAgent, now),
        ReplyRefusal.Of(facts.Channel, facts.Conversation, now),
        new Draft(Guid.CreateVersion7(), ""));

    /// <summary>The same with a message to quote, or with the reason why it cannot be.</summary>
    public Composer Quoting(QuotedMessage? quoted, ReplyRefusal? refusal) =>
        this with { Draft = Draft with { ReplyTo = quoted?.Row.Id }, Quote = quoted?.Row, Refusal = Refusal ?? refusal };
}

/// <summary>What the composer depends on.</summary>
public sealed record ComposerFacts(Conversation Conversation, Channel Channel);

/// <summary>A file that goes with what is written.</summary>
public sealed record ComposerFile(Guid Id, string Name, long Length);
