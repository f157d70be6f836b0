using Inbox.Web.Media;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>What was written, before it is a message.</summary>
/// <param name="Id">The id of the message to be.</param>
/// <param name="Split">Whether a text that is too long goes out in parts.</param>
/// <param name="ReplyTo">The message that it answers.</param>
/// <param name="Key">The program's own name for its request (Idempotency-Key).</param>
public sealed record OutgoingReply(Guid Id, string Text, bool Split = false, Guid? ReplyTo = null, string? Key = null)
{
    /// <summary>The files that go with it, each as a message of its own, after the text.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>The note that stands beside it; no part of the message.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Whether a person wrote it, who takes a conversation with it that nobody has, and may answer for longer (meta-platform 3.2); a
    /// program answers for everybody.
    /// </summary>
    public bool IsByPerson { get; init; }

    /// <summary>Who wrote it, where a program says so; null where that is whoever sends it.</summary>
    public Guid? WriterId { get; init; }

    /// <summary>Whether it goes without its quote where that was unsent by now, since nobody is there to be asked.</summary>
    public bool MayLoseQuote { get; init; }

    /// <summary>When its writer last saw the conversation; null where nobody asks.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Up to when the contact's words stood before its writer, who may have seen more of those while writing.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>The entity tags of which the conversation has to have one; null where any will do.</summary>
    public IReadOnlyList<string>? ETags { get; init; }

    /// <summary>Which state of the draft its writer's page knew of; null where it knew of none.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>Everything in it, to tell one request from another.</summary>
    public string Whole => (Files.Count, ReplyTo, WriterId) switch
    {
        (0, null, null) => Text,
        (_, null, null) => $"{Text}\n{string.Join(',', Files)}",
        (_, _, null) => $"{Text}\n{string.Join(',', Files)}\n{ReplyTo}",
        _ => $"{Text}\n{string.Join(',', Files)}\n{ReplyTo}\n{WriterId}",
    };

    /// <summary>The messages that it becomes: Meta takes a text or a file at a time (meta-platform 3.4).</summary>
    public IReadOnlyList<OutgoingReplyPart> PartsFor(Platform platform, IReadOnlyDictionary<Guid, StoredFile> found) =>
    [
        .. TextLimit.Of(platform).Split(Text).Select(text => new OutgoingReplyPart(text, null)),
        .. Files.Distinct().Select(id => new OutgoingReplyPart(null, OutgoingFile.Of(found[id]))),
    ];
}

/// <summary>One message to be: a text or a file.</summary>
public sealed record OutgoingReplyPart(string? Text, OutgoingFile? File);
