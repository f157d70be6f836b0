using System.Collections.Concurrent;
using System.Globalization;

namespace Inbox.MetaSimulator.Sending;

/// <summary>A file as Meta keeps it.</summary>
internal sealed record StoredMedia(string ContentType, byte[] Bytes);

/// <summary>Stands in for Meta's media hosts, and remembers what was uploaded for reuse (meta-platform 3.6).</summary>
internal sealed class Media(TimeProvider clock)
{
    private const long MostBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan UploadLife = TimeSpan.FromDays(90);

    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredMedia> files = [];
    private readonly Queue<string> oldestFirst = new();
    private readonly ConcurrentDictionary<string, (string PageId, SimulatedAttachment Attachment, DateTimeOffset At)> uploads = [];
    private long size;

    public string Store(StoredMedia media)
    {
        var id = MessageIds.New(SimulatedPlatform.Messenger)[2..34];
        lock (gate)
        {
            files.Add(id, media);
            oldestFirst.Enqueue(id);
            for (size += media.Bytes.Length; size > MostBytes && oldestFirst.Count > 1;)
            {
                files.Remove(oldestFirst.Dequeue(), out var oldest);
                size -= oldest!.Bytes.Length;
            }
        }

        return id;
    }

    public StoredMedia? Find(string id)
    {
        lock (gate)
        {
            return files.GetValueOrDefault(id);
        }
    }

    public string KeepForReuse(string pageId, SimulatedAttachment attachment)
    {
        var id = Random.Shared.NextInt64(1_000_000_000_000_000, 9_999_999_999_999_999).ToString(CultureInfo.InvariantCulture);
        uploads[id] = (pageId, attachment, clock.GetUtcNow());
        return id;
    }

    /// <summary>Only the Page that uploaded it may use it, for 90 days.</summary>
    public SimulatedAttachment? FindUpload(string pageId, string id) =>
        uploads.TryGetValue(id, out var upload) && upload.PageId == pageId && clock.GetUtcNow() - upload.At < UploadLife
            ? upload.Attachment
            : null;
}
