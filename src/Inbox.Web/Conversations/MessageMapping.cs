using Inbox.Web.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

public sealed class MessageMapping : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(m => m.Mid).HasMaxLength(Message.MidLength);
        builder.Property(m => m.SenderAppId).HasMaxLength(Channel.ExternalIdLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.ConversationId });
        builder.HasOne<Channel>().WithMany().HasForeignKey(m => new { m.OrganizationId, m.ChannelId })
            .OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(m => new { m.OrganizationId, m.ChannelId, m.Mid }).IsUnique().HasDatabaseName("ix_messages_mid");
        builder.HasIndex(m => new { m.OrganizationId, m.ConversationId, m.SentAt, m.Id })
            .HasDatabaseName("ix_messages_thread");
    }

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.HasKey(a => new { a.OrganizationId, a.MessageId, a.Position });
        builder.Property(a => a.Kind).HasMaxLength(Attachment.KindLength);
        builder.Property(a => a.Url).HasMaxLength(Attachment.UrlLength);
        builder.Property(a => a.Title).HasMaxLength(Attachment.TitleLength);
        builder.HasOne<Message>().WithMany(m => m.Attachments)
            .HasForeignKey(a => new { a.OrganizationId, a.MessageId });
    }
}
