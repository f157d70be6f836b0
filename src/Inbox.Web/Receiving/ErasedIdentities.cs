using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>Which of the people who are not known were erased, and when.</summary>
internal static class ErasedIdentities
{
    /// <remarks>
    /// Asked after it was looked who is known: a person is gone in the same moment in which it is known that they were erased.
    /// </remarks>
    public static async Task<Dictionary<(Guid ChannelId, string ExternalId), DateTimeOffset>> FindAsync(
        InboxDbContext db, IEnumerable<(Guid ChannelId, string ExternalId)> unknown, CancellationToken cancellationToken)
    {
        var keys = unknown.Distinct().Select(key => (Key: key, Hash: ErasedIdentity.HashOf(key.ChannelId, key.ExternalId))).ToList();
        if (keys.Count == 0)
        {
            return [];
        }

        byte[][] hashes = [.. keys.Select(key => key.Hash)];
        var found = await db.ErasedIdentities.Where(e => hashes.Contains(e.Hash)).Select(e => new { e.Hash, e.ErasedAt })
            .ToListAsync(cancellationToken);
        return found.SelectMany(one => keys.Where(key => key.Hash.AsSpan().SequenceEqual(one.Hash)).Select(key => (key.Key, one.ErasedAt)))
            .ToDictionary(one => one.Key, one => one.ErasedAt);
    }
}
