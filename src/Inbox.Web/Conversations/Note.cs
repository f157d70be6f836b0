using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

/// <summary>What an agent wrote for colleagues alone. It never leaves us.</summary>
public sealed class Note : IOrganizationOwned
{
    public const int TextLength = 5000;

    /// <summary>People are named by id, which is longer than what was typed.</summary>
    public const int StoredLength = 2 * TextLength;

    /// <param name="id">Made with the page, so that the same form sent twice is one note.</param>
    /// <param name="text">Whoever is mentioned stands in it by id: <c>@[id]</c>.</param>
    public Note(Conversation conversation, Guid id, Agent author, string text, DateTimeOffset now)
        : this(conversation.OrganizationId, id, conversation.Id, author.Id, text, now)
    {
    }

    private Note(Guid organizationId, Guid id, Guid conversationId, Guid authorId, string text, DateTimeOffset at) =>
        (OrganizationId, Id, ConversationId, AuthorId, Text, At) = (organizationId, id, conversationId, authorId, text, at);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string Text { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    public void Edit(string text, DateTimeOffset now)
    {
        if (text != Text)
        {
            (Text, EditedAt) = (text, now);
        }
    }
}

public sealed class NoteMapping : IEntityTypeConfiguration<Note>, IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.Property(n => n.Text).HasMaxLength(Note.StoredLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(n => new { n.OrganizationId, n.ConversationId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(n => new { n.OrganizationId, n.AuthorId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(n => new { n.OrganizationId, n.ConversationId, n.At }).HasDatabaseName("ix_notes_thread");
    }

    public void Configure(EntityTypeBuilder<Mention> builder)
    {
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.ConversationId });
        builder.HasOne<Note>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.NoteId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.AgentId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(m => new { m.OrganizationId, m.NoteId, m.AgentId }).IsUnique().HasDatabaseName("ix_mentions_note");
        builder.HasIndex(m => new { m.OrganizationId, m.AgentId, m.At }).HasFilter("seen_at is null")
            .HasDatabaseName("ix_mentions_waiting");
        builder.HasIndex(m => new { m.OrganizationId, m.ConversationId }).HasDatabaseName("ix_mentions_conversation");
    }
}
