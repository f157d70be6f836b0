using Inbox.Web.Conversations;
using Inbox.Web.Media;

namespace Inbox.Web.Replies;

/// <summary>Takes the files that were chosen in the composer.</summary>
public sealed class ChosenFiles(Uploads uploads)
{
    /// <summary>Room for five of the largest files; how large each may be is said in the form.</summary>
    public const int MaxBytes = 130 * 1024 * 1024;

    /// <param name="chosen">Those that come with the form.</param>
    /// <param name="here">Those that came before.</param>
    /// <returns>The files that are here now, and why one is not.</returns>
    public async Task<(IReadOnlyList<Guid> Files, ReplyRefusal? Refusal)> TakeAsync(
        IReadOnlyList<IFormFile> chosen, IReadOnlyList<Guid> here, CancellationToken cancellationToken)
    {
        var files = here.ToList();
        var refusal = chosen.Count + files.Count > ReplyLimits.MaxFiles ? ReplyRefusal.TooManyFiles : null;
        foreach (var one in chosen.Take(ReplyLimits.MaxFiles - files.Count))
        {
            var (name, file, problem) = await uploads.AddAsync(one, cancellationToken);
            if (file is not null)
            {
                files.Add(file.Id);
            }

            refusal ??= problem is { } reason ? ReplyRefusal.OfFile(name, FileWords.Of(reason)) : null;
        }

        return (files, refusal);
    }
}
