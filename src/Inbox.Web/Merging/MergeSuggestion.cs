using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>Somebody who may be the same person, and what speaks for it. Nobody is merged by that alone.</summary>
public sealed record MergeSuggestion(RowContact Contact, IReadOnlyList<MergeEvidence> Evidence)
{
    private const int MaxCount = 20;

    /// <summary>The likeliest first.</summary>
    public static async Task<IReadOnlyList<MergeSuggestion>> ForAsync(
        InboxDbContext db, Agent reader, Contact contact, CancellationToken cancellationToken)
    {
        var evidence = await new MergeEvidenceQuery(db, reader, contact).LoadAsync(cancellationToken);
        Guid[] ids =
        [
            .. evidence.OrderByDescending(found => found.Count()).ThenBy(found => found.Key).Take(MaxCount).Select(found => found.Key),
        ];
        var people = await db.Contacts.Where(c => ids.Contains(c.Id))
            .Select(c => new RowContact(c.Id, c.Name, c.FirstName, c.LastName, c.PictureUrl)
            {
                PictureFileId = c.PictureFileId,
                HasOwnName = c.NameAtMeta != null,
            }).ToDictionaryAsync(c => c.Id, cancellationToken);
        return [.. ids.Where(people.ContainsKey).Select(id => new MergeSuggestion(people[id], [.. evidence[id]]))];
    }
}

/// <summary>One thing that two contacts have in common.</summary>
/// <param name="Words">A key of the localizer.</param>
public sealed record MergeEvidence(string Words, string? Value);
