using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

public sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    /// <summary>The unique key by which a contact has at most one conversation that is not closed.</summary>
    public const string UniqueOpen = "ix_conversations_not_closed";

    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.Property(c => c.Preview).HasMaxLength(MessagePreview.TextLength);
        builder.Property(c => c.PreviewAttachmentKind).HasMaxLength(Attachment.KindLength);
        builder.Property(c => c.IsPreviewUnsent).HasDefaultValue(false).ValueGeneratedNever();
        builder.Property(c => c.Priority).HasDefaultValue(ConversationPriority.None).ValueGeneratedNever();
        builder.ComplexProperty(c => c.Owner, owner =>
        {
            owner.Property(o => o.AppId).HasMaxLength(ThreadOwner.AppIdLength);
            owner.Property(o => o.IsStandby).HasDefaultValue(false).ValueGeneratedNever();
        });
        builder.Property<uint>("Version").IsRowVersion();
        MapReferences(builder);
        MapLists(builder);
    }

    private static void MapReferences(EntityTypeBuilder<Conversation> builder)
    {
        builder.HasOne<Channel>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.ChannelId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.ContactId });
        builder.HasOne<ContactIdentity>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.ContactIdentityId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.AssigneeId })
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Team>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.TeamId })
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.ClosedById })
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasMany<ContactActivity>().WithOne().HasForeignKey(activity => new { activity.OrganizationId, activity.ConversationId });
        builder.HasMany<Referral>().WithOne().HasForeignKey(referral => new { referral.OrganizationId, referral.ConversationId })
            .OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>One index for each list: all, by status, by status and assignee, platform or channel.</summary>
    private static void MapLists(EntityTypeBuilder<Conversation> builder)
    {
        builder.Ignore(c => c.Window);
        builder.HasIndex(c => new { c.OrganizationId, c.LastMessageAt, c.Id })
            .HasDatabaseName("ix_conversations_newest");
        builder.HasIndex(c => new { c.OrganizationId, c.Status, c.LastMessageAt, c.Id })
            .HasDatabaseName("ix_conversations_status");
        builder.HasIndex(c => new { c.OrganizationId, c.AssigneeId, c.Status, c.LastMessageAt, c.Id })
            .HasDatabaseName("ix_conversations_assignee");
        builder.HasIndex(c => new { c.OrganizationId, c.Platform, c.Status, c.LastMessageAt, c.Id })
            .HasDatabaseName("ix_conversations_platform");
        builder.HasIndex(c => new { c.OrganizationId, c.ChannelId, c.Status, c.LastMessageAt, c.Id })
            .HasDatabaseName("ix_conversations_channel");
        builder.HasIndex(c => new { c.OrganizationId, c.Status, c.WindowClosesAt, c.Id })
            .HasFilter("window_closes_at is not null").HasDatabaseName("ix_conversations_window");

        builder.HasIndex(c => new { c.OrganizationId, c.Status, c.WaitingSince, c.Id })
            .HasFilter("waiting_since is not null").HasDatabaseName("ix_conversations_waiting");

        builder.HasIndex(c => c.SnoozedUntil).HasFilter("snoozed_until is not null").HasDatabaseName("ix_conversations_snoozed");

        // At most one conversation of an identity is not closed; also the look-up of a message's conversation.
        builder.HasIndex(c => new { c.OrganizationId, c.ContactIdentityId }, UniqueOpen)
            .IsUnique().HasFilter("status <> 'CLOSED'").HasDatabaseName(UniqueOpen);
        builder.HasIndex(c => new { c.OrganizationId, c.ContactIdentityId, c.StartedAt })
            .HasDatabaseName("ix_conversations_identity");
        builder.HasIndex(c => new { c.OrganizationId, c.ContactId });
    }
}
