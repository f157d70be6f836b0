using Inbox.Web.Conversations;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>Takes the files that were chosen in the composer.</summary>
public sealed class ChosenFiles(Uploads uploads, VisibleFiles visible)
{
    /// <summary>What the files of one form may come to: five of the largest.</summary>
    public const int MaxTotalBytes = 5 * FilesOptions.MaximumBytes;

    /// <summary>A request with the largest files, its text and what parts them.</summary>
    public const int MaxBytes = MaxTotalBytes + (5 * 1024 * 1024);

    /// <param name="chosen">Those that come with the form.</param>
    /// <param name="here">Those that came before, as the form names them.</param>
    /// <returns>The files that are here now, and why one is not.</returns>
    public async Task<(IReadOnlyList<Guid> Files, ReplyRefusal? Refusal)> TakeAsync(
        Agent by, IReadOnlyList<IFormFile> chosen, IReadOnlyList<Guid> here, CancellationToken cancellationToken)
    {
        var files = await KnownAsync(by, here, cancellationToken);
        var refusal = chosen.Count + here.Count > ReplyLimits.MaxFiles ? ReplyRefusal.TooManyFiles
            : files.Count < here.Count ? ReplyRefusal.FileMissing : null;
        foreach (var one in chosen.Take(ReplyLimits.MaxFiles - files.Count))
        {
            var (name, file, problem) = await uploads.AddAsync(by, one, cancellationToken);
            if (file is not null)
            {
                files.Add(file.Id);
            }

            refusal ??= problem is { } reason ? ReplyRefusal.OfFile(name, FileWords.Of(reason)) : null;
        }

        return (files, refusal);
    }

    /// <summary>Those that the agent may send, in their order, each once.</summary>
    public async Task<List<Guid>> KnownAsync(Agent by, IReadOnlyList<Guid> files, CancellationToken cancellationToken)
    {
        var known = files.Count == 0 ? [] : await visible.For(by).Where(f => files.Contains(f.Id) && f.State == StoredFileState.Stored)
            .Select(f => f.Id).ToListAsync(cancellationToken);
        return [.. files.Where(known.Contains).Distinct()];
    }
}
