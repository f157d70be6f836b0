using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Exporting;

/// <summary>A file of many contacts that a worker makes, and that its maker gets for a day.</summary>
public sealed class ContactExportJob : IOrganizationOwned
{
    /// <summary>For how long the file is kept, and its link opens.</summary>
    public static readonly TimeSpan LinkTime = TimeSpan.FromDays(1);

    public ContactExportJob(Agent by, ContactExportOrder order, DateTimeOffset now)
        : this(by.OrganizationId, by.Id, order.Question.Text, order.Question.Filter, order.Form.IsJson, now) =>
        (Chosen, Columns, DueAt) = (order.Chosen, [.. order.Form.Columns], now);

    private ContactExportJob(
        Guid organizationId, Guid createdById, string text, string filter, bool isJson, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, CreatedById, Text, Filter) = (organizationId, createdById, text, filter);
        (IsJson, CreatedAt) = (isJson, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The one person who may have it.</summary>
    public Guid CreatedById { get; private set; }

    /// <summary>Words that the contacts are found by.</summary>
    public string Text { get; private set; }

    public string Filter { get; private set; }

    /// <summary>Those who were chosen one by one; null where the list is meant.</summary>
    public Guid[]? Chosen { get; private set; }

    public bool IsJson { get; private set; }

    /// <summary>The keys of the columns; all where none is named.</summary>
    public string[] Columns { get; private set; } = [];

    public ContactExportState State { get; private set; }

    /// <summary>How many contacts are in the file so far.</summary>
    public int Rows { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a worker makes it, or deletes it.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public bool MayBeFetched(DateTimeOffset now) => State == ContactExportState.Done && now < EndedAt + LinkTime;

    public void Finish(int rows, DateTimeOffset now) =>
        (State, Rows, EndedAt, DueAt) = (ContactExportState.Done, rows, now, now + LinkTime);

    /// <summary>Its maker may not, or what it asks for is gone.</summary>
    public void Refuse(DateTimeOffset now) => (State, EndedAt, DueAt) = (ContactExportState.Refused, now, now + LinkTime);

    /// <summary>Somebody who may be in it was erased.</summary>
    public void Withdraw(DateTimeOffset now) => (State, DueAt) = (ContactExportState.Withdrawn, now);
}

public enum ContactExportState
{
    Waiting,
    Done,
    Refused,
    Withdrawn,
}

public sealed class ContactExportJobMapping : IEntityTypeConfiguration<ContactExportJob>
{
    public void Configure(EntityTypeBuilder<ContactExportJob> builder)
    {
        builder.Property<uint>("Version").IsRowVersion();
        builder.HasOne<Agent>().WithMany().HasForeignKey(j => new { j.OrganizationId, j.CreatedById }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(j => j.DueAt).HasDatabaseName("ix_contact_export_jobs_due");
    }
}
