using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>
/// What else Meta tells of a message, and what people do to it afterwards. In whatever order it comes, the end is the same.
/// </summary>
public sealed partial class Message
{
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
        if (!IsUnsent)
        {
            reactions.Record(this, isOurs, emoji, at);
        }
    }

    /// <summary>Our side reacts, and Meta is to be told.</summary>
    /// <param name="emoji">Null takes it back.</param>
    public void ReactAsUs(string? emoji, DateTimeOffset now) => reactions.Choose(this, emoji, now);

    /// <summary>Its text is the one of the highest edit, whichever comes last (meta-platform 2.9).</summary>
    public void Edit(int number, string text, DateTimeOffset at)
    {
        if (!IsUnsent && edits.TryAdd(this, number, text, at) && number >= EditNumber)
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

    private void Describe(MessageContent content)
    {
        ReplyToMid = content.Details.ReplyToMid;
        (TapKind, TapPayload) = (content.Details.Tap?.Kind, content.TapPayload);
        (StoryExternalId, StoryUrl) = (content.Details.Story?.ExternalId, content.StoryUrl);
    }
}
