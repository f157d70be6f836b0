using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

/// <summary>A line in a contact's history: one property was changed by somebody of the team.</summary>
public sealed class ContactChange : IOrganizationOwned
{
    /// <summary>More of a value is not kept here.</summary>
    public const int ValueLength = 400;

    /// <param name="property">Its <see cref="ContactProperty.Key"/>.</param>
    /// <param name="was">As it was written; null where there was none.</param>
    public ContactChange(Contact contact, Agent by, string property, string? was, string? now, DateTimeOffset at)
        : this(contact.OrganizationId, contact.Id, by.Id, property, at) => (Was, Now) = (Fit(was), Fit(now));

    private ContactChange(Guid organizationId, Guid contactId, Guid byId, string property, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ContactId, ById, Property, At) = (organizationId, contactId, byId, property, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>Beside whose thread it was made; null where it was on the contact's own page.</summary>
    public Guid? ContactIdentityId { get; init; }

    public Guid ById { get; private set; }

    public string Property { get; private set; }

    public string? Was { get; private set; }

    public string? Now { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The label or the agent that was, and that is now: names change. Of a merge, who became part of the contact.</summary>
    public Guid? WasId { get; init; }

    public Guid? NowId { get; init; }

    /// <summary>The act on many contacts, or the import, that made it, or in taking itself back; null where somebody did by hand.</summary>
    public Guid? ActId { get; init; }

    /// <summary>Whether its act was taken back, or it took one back: for what stood before a later change, it never was.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>A property was given another value.</summary>
    /// <param name="was">As <see cref="ContactProperty.Read"/> gives it. An agent is kept by name too, who may be gone by then.</param>
    public static ContactChange Of(
        Contact contact, Agent by, ContactProperty property, string? was, string? now, DateTimeOffset at, Guid? actId = null) =>
        property.Key == ContactProperties.Owner
            ? new(contact, by, property.Key, property.NameOf(was), property.NameOf(now), at)
            {
                WasId = IdOf(was),
                NowId = IdOf(now),
                ActId = actId,
            }
            : new(contact, by, property.Key, was, now, at) { ActId = actId };

    /// <summary>A label was put on or taken off.</summary>
    /// <param name="identityId">Beside whose thread; null where it was not beside one.</param>
    public static ContactChange Of(
        Contact contact, Agent by, Label label, bool isOn, DateTimeOffset at, Guid? actId = null, Guid? identityId = null) =>
        new(contact, by, ContactHistory.Label, isOn ? null : label.Name, isOn ? label.Name : null, at)
        {
            WasId = isOn ? null : label.Id,
            NowId = isOn ? label.Id : null,
            ActId = actId,
            ContactIdentityId = identityId,
        };

    /// <summary>Another contact became part of this one, or is none of it any more.</summary>
    public static ContactChange Of(Contact contact, Agent by, ContactMerge merge, DateTimeOffset at) =>
        new(contact, by, merge.UndoneAt is null ? ContactHistory.Merge : ContactHistory.Unmerge, was: null, merge.MergedName, at)
        {
            NowId = merge.MergedId,
        };

    /// <summary>Its act is taken back, or it takes one back.</summary>
    public ContactChange TakeBack()
    {
        IsTakenBack = true;
        return this;
    }

    private static Guid? IdOf(string? text) => text is null ? null : Guid.Parse(text);

    private static string? Fit(string? value) => value is null ? null : ColumnText.Fit(value, ValueLength);
}

public sealed class ContactChangeMapping : IEntityTypeConfiguration<ContactChange>
{
    public void Configure(EntityTypeBuilder<ContactChange> builder)
    {
        builder.Property(c => c.Property).HasMaxLength(ContactField.KeyLength);
        builder.Property(c => c.Was).HasMaxLength(ContactChange.ValueLength);
        builder.Property(c => c.Now).HasMaxLength(ContactChange.ValueLength);
        builder.Property(c => c.IsTakenBack).HasDefaultValue(false).ValueGeneratedNever();
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.ContactId });
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.ById }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(c => new { c.OrganizationId, c.ContactId, c.At, c.Id }).HasDatabaseName("ix_contact_changes_contact");
    }
}
