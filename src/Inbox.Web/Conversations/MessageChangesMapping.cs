using Inbox.Web.Contacts;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

public sealed class MessageChangesMapping
    : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<MessageReaction>, IEntityTypeConfiguration<MessageEdit>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(m => m.TapPayload).HasMaxLength(MessageContent.TapPayloadLength);
        builder.Property(m => m.StoryExternalId).HasMaxLength(ContactIdentity.ExternalIdLength);
        builder.Property(m => m.StoryUrl).HasMaxLength(MessageContent.StoryUrlLength);

        // Two workers that change one message at once: the second looks again.
        builder.Property(m => m.EditNumber).HasDefaultValue(0).ValueGeneratedNever().IsConcurrencyToken();
        builder.Property(m => m.UnsentAt).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<MessageReaction> builder)
    {
        builder.HasKey(r => new { r.OrganizationId, r.MessageId, r.IsOurs });
        builder.Ignore(r => r.Status);
        builder.Property(r => r.Emoji).HasMaxLength(MessageReacted.EmojiLength);
        builder.Property(r => r.EmojiAtMeta).HasMaxLength(MessageReacted.EmojiLength);

        // An agent who chooses, the worker that tells Meta and an event may meet: the second looks again.
        builder.Property(r => r.At).IsConcurrencyToken();
        builder.Property(r => r.DueAt).IsConcurrencyToken();
        builder.HasIndex(r => r.DueAt).HasFilter("due_at is not null").HasDatabaseName("ix_message_reactions_due");
        builder.HasOne<Message>().WithMany(m => m.Reactions).HasForeignKey(r => new { r.OrganizationId, r.MessageId });
    }

    public void Configure(EntityTypeBuilder<MessageEdit> builder)
    {
        builder.HasKey(e => new { e.OrganizationId, e.MessageId, e.Number });
        builder.HasOne<Message>().WithMany(m => m.Edits).HasForeignKey(e => new { e.OrganizationId, e.MessageId });
    }
}
