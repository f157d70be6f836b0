using Inbox.Web.Contacts;
using Inbox.Web.Localization;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Importing;

/// <summary>What became of one row of a file: whom it made or changed, and what they were before; or why it was not taken in.</summary>
public sealed class ContactImportRow : IOrganizationOwned
{
    public ContactImportRow(Guid organizationId, Guid importId, int number) =>
        (OrganizationId, ImportId, Number) = (organizationId, importId, number);

    public Guid OrganizationId { get; private set; }

    public Guid ImportId { get; private set; }

    /// <summary>Its place in the file, from 1 on, without the header.</summary>
    public int Number { get; private set; }

    public Guid? ContactId { get; init; }

    /// <summary>Whether it made the contact.</summary>
    public bool IsNew { get; init; }

    /// <summary>What the contact was, and became, as snapshots; null for a new one.</summary>
    public string? Before { get; private set; }

    public string? After { get; private set; }

    public Guid[] LabelsAdded { get; init; } = [];

    public Guid[] LabelsTaken { get; init; } = [];

    /// <summary>Writes down what the contact was, and what the row made of it.</summary>
    public void Describe(ContactSnapshot before, ContactSnapshot after) => (Before, After) = (before.ToString(), after.ToString());

    /// <summary>An earlier import was taken back: what it had left is what had been before it, in this one's memory too.</summary>
    public void Forget(ContactSnapshot before, ContactSnapshot after)
    {
        Before = ContactSnapshot.Parse(Before!).Without(before, after).ToString();
        After = ContactSnapshot.Parse(After!).Without(before, after).ToString();
    }

    /// <summary>Why it was not taken in; null where it was.</summary>
    public Sentence? Problem { get; init; }
}

public sealed class ContactImportRowMapping : IEntityTypeConfiguration<ContactImportRow>
{
    public void Configure(EntityTypeBuilder<ContactImportRow> builder)
    {
        builder.HasKey(r => new { r.OrganizationId, r.ImportId, r.Number });
        builder.Property(r => r.Before).HasColumnType("jsonb");
        builder.Property(r => r.After).HasColumnType("jsonb");
        builder.HasOne<ContactImport>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.ImportId });

        // Two rows about one person; and what is known of a person who is erased. No foreign key: the contact may go before the row.
        builder.HasIndex(r => new { r.OrganizationId, r.ContactId, r.ImportId }).HasFilter("contact_id is not null")
            .HasDatabaseName("ix_contact_import_rows_contact");
    }
}
