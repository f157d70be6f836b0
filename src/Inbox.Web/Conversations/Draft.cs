using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

/// <summary>What a person began to write in a conversation, the answer and the note apart, to go on with it anywhere.</summary>
public sealed class Draft : IOrganizationOwned
{
    private const string Between = "\n\n";

    public Draft(Agent agent, Guid conversationId)
        : this(agent.OrganizationId, agent.Id, conversationId)
    {
    }

    private Draft(Guid organizationId, Guid agentId, Guid conversationId) =>
        (OrganizationId, AgentId, ConversationId) = (organizationId, agentId, conversationId);

    public Guid OrganizationId { get; private set; }

    public Guid AgentId { get; private set; }

    public Guid ConversationId { get; private set; }

    public string Text { get; private set; } = "";

    public string Note { get; private set; } = "";

    /// <summary>The id of the message to be, as the page gave it that wrote last; null where none did.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>The message that is to be answered.</summary>
    public Guid? ReplyTo { get; private set; }

    /// <summary>The files that are here already and are to go with it.</summary>
    public Guid[] FileIds { get; private set; } = [];

    /// <summary>A text that another tab of the same person had, and that this one has taken the place of.</summary>
    public string? Replaced { get; private set; }

    /// <summary>Also which state of it a tab knows.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    public bool IsEmpty => Text.Length == 0 && Note.Length == 0 && FileIds.Length == 0 && Replaced is null;

    /// <summary>The last word wins. Where a tab did not know of another text, that one stays at hand.</summary>
    /// <param name="known">Which state the tab began from; null where it knew of none.</param>
    public void Write(DraftWords words, DateTimeOffset? known, DateTimeOffset now)
    {
        var (text, note) = (Fit(words.Reply, ReplyLimits.MaxCharacters), Fit(words.Note, Conversations.Note.TextLength));
        if (known != SavedAt)
        {
            Replaced = Lost(Text, text) ?? Lost(Note, note) ?? Replaced;
        }

        (Text, Note, ReplyTo, MessageId, SavedAt) = (text, note, words.ReplyTo, words.MessageId, now);
    }

    /// <summary>The files that go with it from now on.</summary>
    public void Carry(IEnumerable<Guid> files) => FileIds = [.. files.Distinct()];

    /// <summary>Puts back what was to be sent, before what was begun since.</summary>
    public void PutBack(string text, string note, Guid? replyTo, IEnumerable<Guid> files, DateTimeOffset now)
    {
        Text = PutBefore(Text, text, ReplyLimits.MaxCharacters);
        Note = PutBefore(Note, note, Conversations.Note.TextLength);
        (ReplyTo, MessageId, SavedAt) = (replyTo ?? ReplyTo, null, now);
        Carry(files.Concat(FileIds));
    }

    public void DropReplaced() => Replaced = null;

    /// <summary>
    /// The answer is on its way; a note that was begun beside it stays. What another tab kept, of which the writer's did not know, stays
    /// at hand.
    /// </summary>
    public void ForgetReply(OutgoingReply sent, DateTimeOffset now)
    {
        Replaced = sent.KnownAt == SavedAt ? Unsent(Replaced, sent.Text) : Unsent(Text, sent.Text);
        FileIds = sent.KnownAt == SavedAt ? [] : [.. FileIds.Except(sent.Files)];
        (Note, Text, ReplyTo) = (Beside(Note, sent.Note, sent.KnownAt, Conversations.Note.TextLength), "", null);
        (MessageId, SavedAt) = (null, now);
    }

    /// <summary>The note is added; an answer that was begun beside it stays. Of what another tab kept the same holds.</summary>
    /// <param name="note">What was added.</param>
    /// <param name="text">The answer, as the page had it.</param>
    /// <param name="known">Which state of the draft that page knew of; null where it knew of none.</param>
    public void ForgetNote(string? note, string? text, DateTimeOffset? known, DateTimeOffset now)
    {
        Replaced = known == SavedAt ? Replaced : Unsent(Note, note);
        (Note, Text) = ("", Beside(Text, text, known, ReplyLimits.MaxCharacters));
        (MessageId, SavedAt) = (null, now);
    }

    /// <summary>Whether it is what became that message, and not what its writer began after it.</summary>
    public bool IsOf(Guid messageId) => MessageId is null || MessageId == messageId;

    private string? Unsent(string? kept, string? sent) =>
        !DraftWords.IsPartOf(kept, sent) ? kept : DraftWords.IsPartOf(Replaced, sent) ? null : Replaced;

    /// <summary>What stands beside what was sent: another tab may have gone on with it.</summary>
    private string Beside(string kept, string? here, DateTimeOffset? known, int most) =>
        known != SavedAt && DraftWords.IsPartOf(here, kept) ? kept : Fit(here, most);

    /// <summary>Told twice, it is there once.</summary>
    private static string PutBefore(string since, string text, int most)
    {
        var first = Fit(text, most);
        return first.Length == 0 || since == first || since.StartsWith(first + Between, StringComparison.Ordinal) ? since
            : since.Length == 0 ? first : Fit(first + Between + since, most);
    }

    private static string Fit(string? text, int most) => ColumnText.Fit(string.IsNullOrWhiteSpace(text) ? "" : text, most);

    /// <summary>What does not live on in the other words, and is not what those went on to be.</summary>
    private static string? Lost(string before, string now) =>
        now.Contains(before, StringComparison.Ordinal) || (now.Length > 0 && before.StartsWith(now, StringComparison.Ordinal))
            ? null : before;
}

public sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasKey(d => new { d.OrganizationId, d.AgentId, d.ConversationId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(d => new { d.OrganizationId, d.AgentId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(d => new { d.OrganizationId, d.ConversationId });
        builder.HasIndex(d => new { d.OrganizationId, d.ConversationId, d.SavedAt }).HasDatabaseName("ix_saved_drafts_writers");
    }
}
