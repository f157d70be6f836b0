using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

public sealed class ContactActivityMapping : IEntityTypeConfiguration<ContactActivity>
{
    public void Configure(EntityTypeBuilder<ContactActivity> builder)
    {
        builder.HasOne<Contact>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.ContactId });
        builder.HasIndex(a => new { a.OrganizationId, a.ContactId, a.At });
    }
}
