using Inbox.Web.Channels;
using Inbox.Web.Localization;
using Inbox.Web.Media;

namespace Inbox.Web.Conversations;

/// <summary>
/// Decides whether something may be written to the contact of a conversation, and says why not: each refusal is null where nothing is in
/// the way, and its words are codes of the localizer. The rules are Meta's (meta-platform 3.2), the channel's and the team's.
/// </summary>
/// <param name="Now">The moment of the decision.</param>
public sealed record ReplyPolicy(Channel Channel, Conversation Conversation, DateTimeOffset Now)
{
    /// <summary>Whether a program wrote it: Meta takes answers after the first day from people only.</summary>
    public bool IsByProgram { get; init; }

    /// <summary>As what Meta would take a message now.</summary>
    public ReplyAllowance Allowance => Conversation.AllowanceAt(Now, HasHumanAgent);

    /// <summary>Why nobody can write now.</summary>
    public ReplyRefusal? Refusal => Silence ?? (Allowance == ReplyAllowance.None ? Closed : null);

    private bool HasHumanAgent => Channel.HasHumanAgent && !IsByProgram;

    private ReplyRefusal? Silence => ChannelVoice.Of(Channel) is { WhySilent: { } silent, IsBroken: var isBroken }
        ? new(silent) { IsForAdmin = isBroken } : null;

    private ReplyRefusal Closed => IsByProgram && Conversation.AllowanceAt(Now, Channel.HasHumanAgent) != ReplyAllowance.None
        ? ReplyRefusal.OnlyPersonAnswers : ClosedAt(Channel.HasHumanAgent);

    private ReplyRefusal ClosedAt(bool hasHumanAgent) => Conversation.Window is { } window
        ? new(new Sentence("WindowClosedOn", window.EndsAt(hasHumanAgent).UtcDateTime))
        : new("WindowNotOpen");

    /// <summary>Why this agent cannot write now.</summary>
    public ReplyRefusal? RefusalFor(Guid agentId) => Refusal ?? AssigneeRefusalFor(agentId);

    /// <summary>Why this agent cannot react now: what a person writes late is another thing to Meta than a reaction.</summary>
    public ReplyRefusal? ReactionRefusalFor(Guid agentId) =>
        Silence ?? (Conversation.AllowanceAt(Now, hasHumanAgent: false) == ReplyAllowance.None ? ClosedAt(hasHumanAgent: false) : null)
        ?? AssigneeRefusalFor(agentId);

    private ReplyRefusal? AssigneeRefusalFor(Guid agentId) =>
        Channel.OnlyAssigneeAnswers && Conversation.AssigneeId != agentId ? ReplyRefusal.NotAssignee : null;

    /// <summary>Why nothing could be written at a moment to come, as far as that is known now.</summary>
    public ReplyRefusal? RefusalAt(DateTimeOffset at) =>
        Conversation.AllowanceAt(at, HasHumanAgent) == ReplyAllowance.None && Conversation.Window is { } window
            ? new(new Sentence("WindowClosesBefore", window.EndsAt(HasHumanAgent).UtcDateTime))
            : null;

    /// <summary>Why what was written cannot be sent; nothing of it is sent then.</summary>
    /// <param name="files">The files of the reply that are stored here, by id.</param>
    public ReplyRefusal? RefusalFor(OutgoingReply reply, IReadOnlyDictionary<Guid, StoredFile> files) =>
        RefusalForText(reply) ?? RefusalForFiles(reply, files);

    private ReplyRefusal? RefusalForText(OutgoingReply reply)
    {
        var limit = TextLimit.Of(Conversation.Platform);
        return string.IsNullOrWhiteSpace(reply.Text) && reply.Files.Count == 0 ? ReplyRefusal.Empty
            : reply.Text.Length > ReplyLimits.MaxCharacters ? ReplyRefusal.FarTooLong
            : limit.LengthOf(reply.Text) > limit.Max && !reply.Split
                ? ReplyRefusal.TooLong(limit, reply.Text, limit.Split(reply.Text).Count)
            : null;
    }

    private ReplyRefusal? RefusalForFiles(OutgoingReply reply, IReadOnlyDictionary<Guid, StoredFile> files) =>
        reply.Files.Count > ReplyLimits.MaxFiles ? ReplyRefusal.TooManyFiles
        : reply.Files.Any(id => files.GetValueOrDefault(id) is not { State: StoredFileState.Stored }) ? ReplyRefusal.FileMissing
        : reply.Files.Select(id => RefusalOf(files[id])).FirstOrDefault(refusal => refusal is not null);

    private ReplyRefusal? RefusalOf(StoredFile file) =>
        OutgoingFile.ProblemOf(file, Conversation.Platform) is { } problem ? ReplyRefusal.OfFile(file.Name, problem) : null;
}
