using Inbox.Web.Channels;
using Inbox.Web.Media;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Sending;

/// <summary>A file that a channel has uploaded to Meta, to be sent by its id as often as wanted (meta-platform 3.6).</summary>
public sealed class FileUpload : IOrganizationOwned
{
    public const int AttachmentIdLength = 100;

    /// <summary>Meta forgets it after 90 days; a day early is early enough.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromDays(89);

    public FileUpload(Guid organizationId, Guid channelId, Guid fileId, string attachmentId, DateTimeOffset uploadedAt) =>
        (OrganizationId, ChannelId, FileId, AttachmentId, UploadedAt) = (organizationId, channelId, fileId, attachmentId, uploadedAt);

    public Guid OrganizationId { get; private set; }

    public Guid ChannelId { get; private set; }

    public Guid FileId { get; private set; }

    /// <summary>Meta's id of it, valid for the Page that uploaded it.</summary>
    public string AttachmentId { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    public void Renew(string attachmentId, DateTimeOffset uploadedAt) => (AttachmentId, UploadedAt) = (attachmentId, uploadedAt);
}

public sealed class FileUploadMapping : IEntityTypeConfiguration<FileUpload>
{
    public void Configure(EntityTypeBuilder<FileUpload> builder)
    {
        builder.HasKey(u => new { u.OrganizationId, u.ChannelId, u.FileId });
        builder.Property(u => u.AttachmentId).HasMaxLength(FileUpload.AttachmentIdLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(u => new { u.OrganizationId, u.ChannelId });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(u => new { u.OrganizationId, u.FileId });
    }
}
