using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Channels;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Contacts;

/// <summary>
/// Somebody who was erased, on one channel. What Meta tells of them from before is not taken in again; what they write afterwards begins
/// anew.
/// </summary>
public sealed class ErasedIdentity : IOrganizationOwned
{
    /// <summary>After that long Meta delivers nothing again that it could not deliver at first (meta-platform 1.6).</summary>
    public static readonly TimeSpan RedeliveryTime = TimeSpan.FromHours(37);

    public ErasedIdentity(ContactIdentity identity, DateTimeOffset now)
        : this(identity.OrganizationId, identity.ChannelId, HashOf(identity.ChannelId, identity.ExternalId), now) =>
        (ExternalId, DueAt, SweptUntil) = (identity.ExternalId, now, now + RedeliveryTime);

    private ErasedIdentity(Guid organizationId, Guid channelId, byte[] hash, DateTimeOffset erasedAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ChannelId, Hash, ErasedAt) = (organizationId, channelId, hash, erasedAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ChannelId { get; private set; }

    /// <summary>What they are known again by, which tells nobody who they are.</summary>
    public byte[] Hash { get; private set; }

    public DateTimeOffset ErasedAt { get; private set; }

    /// <summary>Their id at Meta, for as long as raw events are looked through for it; then null.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>When raw events are looked through next; null when that is over.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When they are looked through for the last time.</summary>
    public DateTimeOffset? SweptUntil { get; private set; }

    public static byte[] HashOf(Guid channelId, string externalId) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{channelId:N}:{externalId}"));

    /// <summary>They were erased once more.</summary>
    public void EraseAgain(ContactIdentity identity, DateTimeOffset now) =>
        (ErasedAt, ExternalId, DueAt, SweptUntil) = (now, identity.ExternalId, now, now + RedeliveryTime);

    /// <param name="next">When to look again; null where nothing more can come.</param>
    public void LookAgain(DateTimeOffset? next) => (DueAt, ExternalId) = (next, next is null ? null : ExternalId);
}

public sealed class ErasedIdentityMapping : IEntityTypeConfiguration<ErasedIdentity>
{
    public void Configure(EntityTypeBuilder<ErasedIdentity> builder)
    {
        builder.Property(e => e.ExternalId).HasMaxLength(ContactIdentity.ExternalIdLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(e => new { e.OrganizationId, e.ChannelId });
        builder.HasIndex(e => new { e.OrganizationId, e.ChannelId, e.Hash }).IsUnique().HasDatabaseName("ix_erased_identities_hash");
        builder.HasIndex(e => e.DueAt).HasFilter("due_at is not null").HasDatabaseName("ix_erased_identities_due");
    }
}
