using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Organizations;

public sealed class AgentMapping : IEntityTypeConfiguration<Agent>
{
    public void Configure(EntityTypeBuilder<Agent> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(Agent.NameLength);
        builder.Property(a => a.Sight).HasDefaultValue(AccessScope.Everything).ValueGeneratedNever();
        builder.Property(a => a.TimeZone).HasMaxLength(Organization.TimeZoneLength);
        builder.Property(a => a.Language).HasMaxLength(Agent.LanguageLength);
        builder.Property(a => a.UndoSeconds).HasDefaultValue(0).ValueGeneratedNever();
        builder.Property(a => a.AfterTriage).HasDefaultValue(AfterTriage.Next).ValueGeneratedNever();
        builder.ComplexProperty(a => a.Notices, MapNotices);
        builder.ComplexProperty(a => a.Appearance, MapAppearance);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId);
        builder.HasIndex(a => new { a.OrganizationId, a.AccountId }).IsUnique();
        builder.HasIndex(a => a.AccountId);
    }

    private static void MapAppearance(ComplexPropertyBuilder<Appearance> appearance)
    {
        // The version before this one adds agents without knowing of it.
        appearance.Property(a => a.ColorScheme).HasDefaultValue(ColorScheme.System).ValueGeneratedNever();
        appearance.Property(a => a.TextSize).HasDefaultValue(TextSize.Normal).ValueGeneratedNever();
        appearance.Property(a => a.RowDensity).HasDefaultValue(RowDensity.Comfortable).ValueGeneratedNever();
    }

    private static void MapNotices(ComplexPropertyBuilder<NotificationPreferences> notices)
    {
        // The version before this one adds agents without knowing of it.
        string[] choices = [
            nameof(NotificationPreferences.New), nameof(NotificationPreferences.Assigned), nameof(NotificationPreferences.Mention),
            nameof(NotificationPreferences.Reply), nameof(NotificationPreferences.Closing), nameof(NotificationPreferences.HasSound),
            nameof(NotificationPreferences.IsDiscreet), nameof(NotificationPreferences.IsChosen),
        ];
        foreach (var name in choices)
        {
            notices.Property<bool>(name).HasDefaultValue(false);
        }
    }
}
