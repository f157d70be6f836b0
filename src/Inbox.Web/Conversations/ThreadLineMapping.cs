using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

public sealed class ThreadLineMapping : IEntityTypeConfiguration<ThreadLine>
{
    public void Configure(EntityTypeBuilder<ThreadLine> builder)
    {
        builder.Property(l => l.Key).HasMaxLength(ThreadLine.KeyLength);
        builder.Property(l => l.Text).HasMaxLength(ThreadLine.TextLength);
        builder.Property(l => l.AppId).HasMaxLength(ThreadLine.AppIdLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.ConversationId });
        builder.HasIndex(l => new { l.OrganizationId, l.ChannelId, l.Key }).IsUnique().HasDatabaseName("ix_thread_lines_key");
        builder.HasIndex(l => new { l.OrganizationId, l.ConversationId, l.At }).HasDatabaseName("ix_thread_lines_thread");
    }
}
