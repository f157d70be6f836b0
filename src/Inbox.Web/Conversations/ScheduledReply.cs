using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

/// <summary>
/// An answer that is written and not yet a message: its writer may still take it back, or chose a later time. Only when its time
/// has come it is looked at as if it were written then, and becomes the message of the same id.
/// </summary>
public sealed class ScheduledReply : IOrganizationOwned
{
    public const int ProblemLength = 500;

    /// <param name="isPlanned">Whether its writer chose the time; else it waits only so long as it can be taken back.</param>
    /// <param name="closes">Whether the conversation is done with it.</param>
    public ScheduledReply(
        Agent author, Guid conversationId, OutgoingReply draft, DateTimeOffset sendAt, bool isPlanned, bool closes, DateTimeOffset now)
        : this(author.OrganizationId, draft.Id, conversationId, author.Id, draft.Text, now)
    {
        (Split, ReplyTo, FileIds) = (draft.Split, draft.ReplyTo, [.. draft.Files]);
        (SendAt, DueAt, IsPlanned, Closes) = (sendAt, sendAt, isPlanned, closes);
    }

    private ScheduledReply(Guid organizationId, Guid id, Guid conversationId, Guid authorId, string text, DateTimeOffset writtenAt) =>
        (OrganizationId, Id, ConversationId, AuthorId, Text, WrittenAt) = (organizationId, id, conversationId, authorId, text, writtenAt);

    public Guid OrganizationId { get; private set; }

    /// <summary>The id of the message to be, so that it is never two.</summary>
    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string Text { get; private set; }

    public bool Split { get; private set; }

    public Guid? ReplyTo { get; private set; }

    public Guid[] FileIds { get; private set; } = [];

    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset SendAt { get; private set; }

    public bool IsPlanned { get; private set; }

    public bool Closes { get; private set; }

    public ScheduledReplyState State { get; private set; }

    /// <summary>Why it could not be sent, for its writer.</summary>
    public Sentence? Problem => Sentence.Read(ProblemCode, ProblemText);

    public Sentence? ProblemCode { get; private set; }

    /// <summary>
    /// In English, by a version that stored sentences; empty where there is a code, since that version reads a refused reply's.
    /// </summary>
    public string? ProblemText { get; private set; }

    /// <summary>When a worker takes it, or looks what became of one that was lost with it; null where a person is asked.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public OutgoingReply ToDraft() => new(Id, Text, Split, ReplyTo)
    {
        Files = FileIds,
        SeenAt = WrittenAt,
        IsByPerson = true,
        MayLoseQuote = true,
    };

    /// <summary>They wrote in the meantime: its writer is asked.</summary>
    public void Hold() => (State, DueAt) = (ScheduledReplyState.Held, null);

    public void Refuse(Sentence problem) =>
        (State, ProblemCode, ProblemText, DueAt) = (ScheduledReplyState.Refused, problem, "", null);
}

public enum ScheduledReplyState
{
    Waiting,

    /// <summary>A worker has it; it can not be taken back any more.</summary>
    Sending,

    /// <summary>The contact wrote first.</summary>
    Held,

    /// <summary>It could not be sent when its time had come.</summary>
    Refused,
}

public sealed class ScheduledReplyMapping : IEntityTypeConfiguration<ScheduledReply>
{
    public void Configure(EntityTypeBuilder<ScheduledReply> builder)
    {
        builder.Property(r => r.Text).HasMaxLength(ReplyLimits.MaxCharacters);
        builder.Property(r => r.ProblemText).HasColumnName("problem").HasMaxLength(ScheduledReply.ProblemLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.ConversationId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.AuthorId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(r => r.DueAt).HasFilter("due_at is not null").HasDatabaseName("ix_scheduled_replies_due");
        builder.HasIndex(r => new { r.OrganizationId, r.ConversationId }).HasDatabaseName("ix_scheduled_replies_conversation");
    }
}
