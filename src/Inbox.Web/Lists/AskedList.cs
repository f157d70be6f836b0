using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Lists;

/// <summary>A page of the list that somebody asked for, ready-made or of a filter of somebody's own making.</summary>
/// <param name="Own">The filter where it is none of the ready-made ones.</param>
internal sealed record AskedList(ConversationList List, ShownFilter? Own)
{
    /// <param name="hasTexts">Whether the rows carry the whole texts of their newest messages.</param>
    public static async Task<AskedList> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ConversationFilter filter, Cursor? before, int take, DateTimeOffset now,
        CancellationToken cancellationToken, bool hasTexts = false)
    {
        var own = await ShownFilter.FindAsync(db, reader, filter, now, cancellationToken);
        return new(
            own is null
                ? await ConversationList.LoadAsync(db, reader.Agent, filter, before, take, now, cancellationToken, hasTexts)
                : await CustomList.LoadAsync(db, reader.Agent, own, filter, before, take, now, cancellationToken, hasTexts),
            own);
    }
}
