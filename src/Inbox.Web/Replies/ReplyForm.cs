using Inbox.Web.Conversations;

namespace Inbox.Web.Replies;

/// <summary>What the composer posts.</summary>
public sealed class ReplyForm
{
    public const string ThenClose = "close";
    public const string ThenNext = "next";

    /// <summary>The id of the message to be, made with the page: the same form sent twice is one message.</summary>
    public Guid Id { get; init; }

    public string? Text { get; init; }

    /// <summary>The note that stands beside it and is not added yet: it is kept, and never sent.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a text that is too long goes out in parts.</summary>
    public bool Split { get; init; }

    /// <summary>What follows: <see cref="ThenClose"/>, <see cref="ThenNext"/>, or nothing.</summary>
    public string? Then { get; init; }

    /// <summary>What follows at once: nothing where it is sent later.</summary>
    public string? ThenAt(SendTime? time) => time is null ? Then : null;

    /// <summary>When it is to be sent, where its writer says so: the key of a <see cref="SnoozeOption"/>.</summary>
    public string? Later { get; init; }

    /// <summary>A moment of the writer's own, in their zone.</summary>
    public string? At { get; init; }

    /// <summary>When the page was read that it was written on, in UTC ticks: who answered since is told of.</summary>
    public long Seen { get; init; }

    /// <summary>Up to when the contact's words stood on the page, in UTC ticks: of what they wrote later its writer is told.</summary>
    public long Shown { get; init; }

    public DateTimeOffset? SeenAt => PageMoment.Of(Seen);

    /// <summary>
    /// Which state of the draft the page knew of, in UTC ticks; 0 for none: what another tab kept since is not thrown away.
    /// </summary>
    public long Known { get; init; }

    /// <summary>The message that this one answers.</summary>
    public Guid? ReplyTo { get; init; }

    /// <summary>What was chosen to go with it.</summary>
    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    /// <summary>What was chosen before and is here already.</summary>
    public Guid[] FileIds { get; init; } = [];

    public OutgoingReply ToDraft(IReadOnlyList<Guid> files) =>
        new(Id == Guid.Empty
            ? Guid.CreateVersion7() : Id, MessageText.Clean(Text), Split, ReplyTo)
        {
            Files = files,
            Note = Note,
            SeenAt = SeenAt,
            ShownAt = PageMoment.Of(Shown),
            KnownAt = PageMoment.Of(Known),
            IsByPerson = true,
        };
}
