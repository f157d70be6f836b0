using Inbox.Web.Files;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Media;

/// <summary>A file of an organization, with what became of it; its bytes are in the <see cref="FileStore"/>.</summary>
public sealed class StoredFile : IOrganizationOwned
{
    public const int UrlLength = 4000;
    public const int ContentTypeLength = 100;

    /// <summary>How long an uploaded file waits for the message that it is for.</summary>
    public static readonly TimeSpan UnusedTimeToLive = TimeSpan.FromHours(24);

    /// <summary>Meta's link is asked so often, over two days; then it counts as dead.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    private const int MaxSlowAttempts = 3;

    private StoredFile(Guid organizationId, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, CreatedAt) = (organizationId, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The agent who brought it, for whom alone it is until a message carries it; null for what Meta shows us.</summary>
    public Guid? UploadedById { get; private set; }

    public StoredFileState State { get; private set; }

    /// <summary>Why it was refused.</summary>
    public FileRefusal? Refusal { get; private set; }

    /// <summary>What its bytes say that it is.</summary>
    public string? ContentType { get; private set; }

    public long Length { get; private set; }

    public byte[]? Sha256 { get; private set; }

    /// <summary>What its sender called it, cleaned.</summary>
    public string? Name { get; private set; }

    /// <summary>Of a picture, in pixels, so that a page can leave room for it.</summary>
    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public bool HasThumbnail { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StoredAt { get; private set; }

    /// <summary>Meta's link to it; forgotten once it is of no more use.</summary>
    public string? SourceUrl { get; private set; }

    /// <summary>When the worker looks at it next: to fetch it, or to delete its bytes.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public int Attempts { get; private set; }

    public FileType? Type => FileType.Of(ContentType);

    /// <summary>A file that Meta shows us, to be fetched.</summary>
    public static StoredFile ToFetch(Guid organizationId, string url, DateTimeOffset now) =>
        new(organizationId, now) { State = StoredFileState.Waiting, SourceUrl = url, DueAt = now };

    /// <summary>A file that is here already and not yet used.</summary>
    /// <param name="uploadedById">The agent who brings it, where one does.</param>
    public static StoredFile New(Guid organizationId, DateTimeOffset now, Guid? uploadedById = null) =>
        new(organizationId, now) { State = StoredFileState.Stored, DueAt = now + UnusedTimeToLive, UploadedById = uploadedById };

    /// <summary>Its bytes are in the store now.</summary>
    public void Store(ReceivedFile file, FileFindings findings, string? name, bool hasThumbnail, DateTimeOffset now)
    {
        var type = findings.Type ?? throw new InvalidOperationException("Only a file that was found good is kept.");
        (ContentType, Length, Sha256, Name) = (type.ContentType, file.Length, file.Sha256, FileName.Clean(name));
        (Width, Height, HasThumbnail) = (findings.Size?.Width, findings.Size?.Height, hasThumbnail);
        (StoredAt, SourceUrl) = (now, null);
        if (State == StoredFileState.Waiting)
        {
            (State, DueAt) = (StoredFileState.Stored, null);
        }
    }

    /// <summary>Something needs it, so that it stays.</summary>
    /// <exception cref="InvalidOperationException">It is not here.</exception>
    public void Use()
    {
        if (State != StoredFileState.Stored)
        {
            throw new InvalidOperationException($"File {Id} is {State}: only a stored one can be used.");
        }

        DueAt = null;
    }

    public void Refuse(FileRefusal refusal) => (State, Refusal, DueAt, SourceUrl) = (StoredFileState.Refused, refusal, null, null);

    /// <summary>Nobody has it any more.</summary>
    public void Lose() => (State, DueAt, SourceUrl) = (StoredFileState.Gone, null, null);

    /// <summary>More attempts were begun than ended: each of the others took the process with it, or its machine.</summary>
    public bool IsTriedTooOften => Attempts > Pauses.Length + 1;

    /// <summary>It could not be fetched this time.</summary>
    public void TryLater(bool wasSlow, DateTimeOffset now)
    {
        if (wasSlow && Attempts >= MaxSlowAttempts)
        {
            Refuse(FileRefusal.TooSlow);
        }
        else if (Attempts > Pauses.Length)
        {
            Lose();
        }
        else
        {
            DueAt = now + Pauses[Math.Max(0, Attempts - 1)];
        }
    }

    /// <summary>Deletes it; the worker takes the bytes away.</summary>
    public void Erase(DateTimeOffset now)
    {
        (State, DueAt, SourceUrl, Name, Sha256) = (StoredFileState.Erased, now, null, null, null);
        (ContentType, Length, Width, Height, HasThumbnail) = (null, 0, null, null, false);
    }

    public void MarkBytesDeleted() => DueAt = null;
}

public enum StoredFileState
{
    /// <summary>Being fetched.</summary>
    Waiting,

    Stored,

    /// <summary>Its link died before it could be fetched.</summary>
    Gone,

    Refused,

    /// <summary>Deleted on purpose.</summary>
    Erased,
}
