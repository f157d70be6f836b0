using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Lists;

public sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(SavedView.NameLength);
        builder.Property(v => v.Filter).HasColumnType("jsonb");
        builder.HasOne<Agent>().WithMany().HasForeignKey(v => new { v.OrganizationId, v.OwnerId });
        builder.HasOne<Team>().WithMany().HasForeignKey(v => new { v.OrganizationId, v.TeamId }).OnDelete(DeleteBehavior.NoAction);
    }
}
