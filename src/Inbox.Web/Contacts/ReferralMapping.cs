using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.Property(r => r.Key).HasMaxLength(Referral.KeyLength);
        builder.Property(r => r.Source).HasMaxLength(Referral.WordLength);
        builder.Property(r => r.Type).HasMaxLength(Referral.WordLength);
        builder.Property(r => r.Ref).HasMaxLength(Referral.WordLength);
        builder.Property(r => r.AdId).HasMaxLength(Referral.WordLength);
        builder.Property(r => r.AdTitle).HasMaxLength(Referral.WordLength);
        builder.Property(r => r.ProductId).HasMaxLength(Referral.WordLength);
        builder.Property(r => r.RefererUrl).HasMaxLength(Referral.UrlLength);
        builder.HasOne<Contact>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.ContactId });
        builder.HasIndex(r => new { r.OrganizationId, r.ContactId, r.At }).HasDatabaseName("ix_referrals_contact");
        builder.HasIndex(r => new { r.OrganizationId, r.ChannelId, r.Key })
            .IsUnique().HasFilter("key is not null").HasDatabaseName("ix_referrals_key");
    }
}
