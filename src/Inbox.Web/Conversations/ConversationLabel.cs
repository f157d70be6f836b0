using Inbox.Web.Contacts;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

/// <summary>A label on a conversation.</summary>
public sealed class ConversationLabel : IOrganizationOwned
{
    public ConversationLabel(Guid organizationId, Guid conversationId, Guid labelId) =>
        (OrganizationId, ConversationId, LabelId) = (organizationId, conversationId, labelId);

    public Guid OrganizationId { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid LabelId { get; private set; }
}

public sealed class ConversationLabelMapping : IEntityTypeConfiguration<ConversationLabel>
{
    public void Configure(EntityTypeBuilder<ConversationLabel> builder)
    {
        builder.HasKey(l => new { l.OrganizationId, l.ConversationId, l.LabelId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.ConversationId });
        builder.HasOne<Label>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.LabelId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.OrganizationId, l.LabelId, l.ConversationId }).HasDatabaseName("ix_conversation_labels_label");
    }
}
