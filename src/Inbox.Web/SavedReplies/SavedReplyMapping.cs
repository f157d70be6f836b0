using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.SavedReplies;

public sealed class SavedReplyMapping : IEntityTypeConfiguration<SavedReply>
{
    public const string UniqueShortcut = "ix_saved_replies_shortcut";

    public void Configure(EntityTypeBuilder<SavedReply> builder)
    {
        builder.Ignore(r => r.Scope);
        builder.Property(r => r.Shortcut).HasMaxLength(SavedReply.ShortcutLength);
        builder.Property(r => r.Text).HasMaxLength(SavedReply.TextLength);
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.AuthorId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.AgentId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Team>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.TeamId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(r => new { r.OrganizationId, r.AgentId, r.TeamId, r.Shortcut }).IsUnique().AreNullsDistinct(false)
            .HasDatabaseName(UniqueShortcut);
    }
}
