using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

public sealed class MetaAppMapping : IEntityTypeConfiguration<MetaApp>
{
    public void Configure(EntityTypeBuilder<MetaApp> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(MetaApp.NameLength);
        builder.Property(a => a.AppId).HasMaxLength(MetaApp.AppIdLength);
        builder.Property(a => a.InstagramAppId).HasMaxLength(MetaApp.AppIdLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId);
        builder.HasIndex(a => a.Id);
    }
}
