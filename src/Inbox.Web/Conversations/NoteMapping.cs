using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

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
