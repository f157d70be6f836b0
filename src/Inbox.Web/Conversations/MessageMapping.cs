using Inbox.Web.Channels;
using Inbox.Web.Media;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

public sealed class MessageMapping : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(m => m.Mid).HasMaxLength(Message.MidLength);
        builder.Property(m => m.SenderAppId).HasMaxLength(Channel.ExternalIdLength);
        builder.Property(m => m.ReplyToMid).HasMaxLength(Message.MidLength);

        builder.Property(m => m.IsFromHistory).HasDefaultValue(false).ValueGeneratedNever();

        // The version before this one adds messages without knowing of it.
        builder.Property(m => m.IsByProgram).HasDefaultValue(false).ValueGeneratedNever();

        // Worker, echo and receipt may meet on one message: each moves it on only from the status that it saw.
        builder.Property(m => m.Status).IsConcurrencyToken();
        builder.HasOne<Agent>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.AuthorId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.ConversationId });
        builder.HasOne<Channel>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.ChannelId })
            .OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(m => new { m.OrganizationId, m.ChannelId, m.Mid }).IsUnique().HasDatabaseName("ix_messages_mid");
        builder.HasIndex(m => new { m.OrganizationId, m.ConversationId, m.SentAt, m.Id })
            .HasDatabaseName("ix_messages_thread");

        // Only what is on its way has a time to be looked at: both stay as small as the queue.
        builder.HasIndex(m => m.DueAt, "ix_messages_due").HasFilter("due_at is not null").HasDatabaseName("ix_messages_due");
        builder.HasIndex(m => new { m.OrganizationId, m.ConversationId, m.QueuedAt, m.Id }, "ix_messages_on_the_way")
            .HasFilter("due_at is not null").HasDatabaseName("ix_messages_on_the_way");
    }

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.HasKey(a => new { a.OrganizationId, a.MessageId, a.Position });
        builder.Property(a => a.Kind).HasMaxLength(Attachment.KindLength);
        builder.Property(a => a.Url).HasMaxLength(Attachment.UrlLength);
        builder.Property(a => a.Title).HasMaxLength(Attachment.TitleLength);
        builder.Property(a => a.StickerId).HasMaxLength(ExternalIds.MaximumLength);
        builder.HasOne<Message>().WithMany(m => m.Attachments)
            .HasForeignKey(a => new { a.OrganizationId, a.MessageId });
        builder.HasIndex(a => new { a.OrganizationId, a.FileId }).HasFilter("file_id is not null").HasDatabaseName("ix_attachment_file");
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.FileId }).OnDelete(DeleteBehavior.NoAction);
    }
}
