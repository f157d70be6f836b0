using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Organizations;

public sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Name).HasMaxLength(Organization.NameLength);
        builder.Property(o => o.Slug).HasMaxLength(Organization.SlugLength);
        builder.Property(o => o.TimeZone).HasMaxLength(Organization.TimeZoneLength);
        builder.Property(o => o.PhoneRegion).HasMaxLength(Organization.PhoneRegionLength);
        builder.Property(o => o.ReplyTargetMinutes).HasDefaultValue(Organization.DefaultReplyTarget).ValueGeneratedNever();
        builder.Property(o => o.TakesByAnswering).HasDefaultValue(true).ValueGeneratedNever();
        builder.HasIndex(o => o.Slug).IsUnique();
    }
}
