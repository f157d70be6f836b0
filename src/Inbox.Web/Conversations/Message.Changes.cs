using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>
/// What else Meta tells of a message, and what people do to it afterwards. In whatever order it comes, the end is the same.
/// </summary>
public sealed partial class Message
{
    public const int PayloadLength = 2000;
    public const int StoryUrlLength = 4000;

    private readonly List<MessageReaction> reactions = [];
    private readonly List<MessageEdit> edits = [];

    /// <summary>The button that the contact pressed instead of writing; null where they wrote.</summary>
    public TapKind? TapKind { get; private set; }

    /// <summary>What hung on the button; null where Meta withholds it (meta-platform 2.13).</summary>
    public string? TapPayload { get; private set; }

    /// <summary>The story it answers.</summary>
    public string? StoryExternalId { get; private set; }

    /// <summary>Meta's link to that story: its media is never stored (meta-platform 2.4).</summary>
    public string? StoryUrl { get; private set; }

    /// <summary>How often its text was changed; a token, since two changes must not be made at once.</summary>
    public int EditNumber { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>When its writer took it back: what it said is gone.</summary>
    public DateTimeOffset? UnsentAt { get; private set; }

    public IReadOnlyList<MessageReaction> Reactions => reactions;

    /// <summary>Every text it had, once there is more than one.</summary>
    public IReadOnlyList<MessageEdit> Edits => edits;

    public bool IsUnsent => UnsentAt is not null;

    /// <summary>Each side has one reaction; an older one changes nothing (meta-platform 2.10).</summary>
    /// <param name="emoji">Null takes it back.</param>
    public void React(bool isOurs, string? emoji, DateTimeOffset at)
    {
        if (IsUnsent)
        {
            return;
        }

        if (reactions.Find(reaction => reaction.IsOurs == isOurs) is { } known)
        {
            known.Change(emoji, at);
        }
        else
        {
            reactions.Add(new MessageReaction(this, isOurs, emoji, at));
        }
    }

    /// <summary>Our side reacts, and Meta is to be told.</summary>
    /// <param name="emoji">Null takes it back.</param>
    public void ReactAsUs(string? emoji, DateTimeOffset now)
    {
        if (reactions.Find(reaction => reaction.IsOurs) is { } known)
        {
            known.Choose(emoji, now);
        }
        else if (emoji is not null)
        {
            reactions.Add(MessageReaction.Chosen(this, emoji, now));
        }
    }

    /// <summary>Its text is the one of the highest edit, whichever comes last (meta-platform 2.9).</summary>
    public void Edit(int number, string text, DateTimeOffset at)
    {
        if (IsUnsent || edits.Exists(edit => edit.Number == number))
        {
            return;
        }

        if (edits.Count == 0)
        {
            edits.Add(new MessageEdit(this, 0, Text, SentAt));
        }

        edits.Add(new MessageEdit(this, number, text, at));
        if (number > EditNumber)
        {
            (EditNumber, EditedAt, Text) = (number, at, text);
        }
    }

    /// <summary>Leaves the place of the message and nothing of what it said (meta-platform 2.7).</summary>
    public void Unsend(DateTimeOffset at)
    {
        UnsentAt = UnsentAt < at ? UnsentAt : at;
        (Text, TapKind, TapPayload, StoryExternalId, StoryUrl, EditedAt) = (null, null, null, null, null, null);
        attachments.Clear();
        reactions.Clear();
        edits.Clear();
    }

    internal void Describe(EventDetails details)
    {
        ReplyToMid = details.ReplyToMid;
        (TapKind, TapPayload) = (details.Tap?.Kind, details.Tap?.Payload is { } payload ? ColumnText.Fit(payload, PayloadLength) : null);
        (StoryExternalId, StoryUrl) = (details.Story?.ExternalId, details.Story?.Url is { Length: <= StoryUrlLength } url ? url : null);
    }
}
