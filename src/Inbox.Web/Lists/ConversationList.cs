using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Lists;

/// <summary>A page of the list of conversations, newest first, and the cursor of the next one where there is more.</summary>
public sealed record ConversationList(IReadOnlyList<ConversationRow> Rows, string? Older)
{
    /// <param name="hasTexts">Whether the rows carry the whole texts of their newest messages.</param>
    public static async Task<ConversationList> LoadAsync(
        InboxDbContext db, Agent agent, ConversationFilter filter, Cursor? before, int take, DateTimeOffset now,
        CancellationToken cancellationToken,
        bool hasTexts = false)
    {
        var shape = ListShape.Of(agent, filter, before, PageSize.CountFor(take), hasTexts);
        var found = await ReadAsync(db, shape, ListArguments.For(agent, filter, before, now), cancellationToken);
        var (rows, last) = PageSize.Cut(found, take);
        return new(rows, last is null ? null : PlaceOf(last, filter.Sort).ToText(filter.ListName));
    }

    /// <summary>The rows of certain conversations, as far as the filter shows them, in no order.</summary>
    public static Task<List<ConversationRow>> FindRowsAsync(
        InboxDbContext db, Agent agent, ConversationFilter filter, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(db, ListShape.OfIds(agent, filter), ListArguments.For(agent, filter, before: null, now, ids), cancellationToken);

    internal static Cursor PlaceOf(ConversationRow row, ConversationSort sort) =>
        new(
            sort switch
            {
                ConversationSort.Closing => row.WindowClosesAt!.Value,
                ConversationSort.Waiting => row.WaitingSince!.Value,
                _ => row.LastMessage.At,
            },
            row.Id);

    private static async Task<List<ConversationRow>> ReadAsync(
        InboxDbContext db, ListShape shape, ListArguments arguments, CancellationToken cancellationToken)
    {
        var found = new List<ConversationRow>(shape.Count);
        await foreach (var row in db.CompiledRows(shape, arguments).WithCancellation(cancellationToken))
        {
            found.Add(row);
        }

        return found;
    }
}
