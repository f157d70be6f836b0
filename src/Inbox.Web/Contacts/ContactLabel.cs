using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

/// <summary>A label on a contact, in whatever conversation they write.</summary>
public sealed class ContactLabel : IOrganizationOwned
{
    public ContactLabel(Guid organizationId, Guid contactId, Guid labelId) =>
        (OrganizationId, ContactId, LabelId) = (organizationId, contactId, labelId);

    public Guid OrganizationId { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid LabelId { get; private set; }

    /// <summary>Beside whose thread it was put on; null where it was on the contact's own page.</summary>
    public Guid? ContactIdentityId { get; init; }
}

public sealed class ContactLabelMapping : IEntityTypeConfiguration<ContactLabel>
{
    public void Configure(EntityTypeBuilder<ContactLabel> builder)
    {
        builder.HasKey(l => new { l.OrganizationId, l.ContactId, l.LabelId });
        builder.HasOne<Contact>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.ContactId });
        builder.HasOne<Label>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.LabelId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.OrganizationId, l.LabelId, l.ContactId }).HasDatabaseName("ix_contact_labels_label");
    }
}
