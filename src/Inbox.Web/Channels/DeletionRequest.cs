using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

/// <summary>
/// A person's request, made at Facebook, that we delete what we have of them (meta-platform 7.2). It belongs to no organization.
/// </summary>
public sealed class DeletionRequest
{
    public const int CodeLength = 20;

    /// <summary>Without the letters and digits that are taken for each other.</summary>
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public DeletionRequest(Guid? metaAppId, string metaUserId, DateTimeOffset now)
    {
        (Id, Code) = (Guid.CreateVersion7(), RandomNumberGenerator.GetString(CodeLetters, CodeLength));
        (PersonHash, RequestedAt) = (HashOf(metaAppId, metaUserId), now);
    }

    private DeletionRequest() => (Code, PersonHash) = ("", []);

    public Guid Id { get; private set; }

    public string Code { get; private set; }

    /// <summary>Knows the same person's second request again, without keeping who that is.</summary>
    public byte[] PersonHash { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public static byte[] HashOf(Guid? metaAppId, string metaUserId) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{metaAppId:N} {metaUserId}"));

    public void Complete(DateTimeOffset now) => CompletedAt = now;
}

public sealed class DeletionRequestMapping : IEntityTypeConfiguration<DeletionRequest>
{
    public void Configure(EntityTypeBuilder<DeletionRequest> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Code).HasMaxLength(DeletionRequest.CodeLength);
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasIndex(r => r.PersonHash).IsUnique();
    }
}
