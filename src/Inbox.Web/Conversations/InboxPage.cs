using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>The list of conversations as the inbox shows it, beside a thread or alone.</summary>
/// <param name="IsOlder">Whether it shows a later page of the list than the first.</param>
/// <param name="OpenId">The conversation that lies open beside it.</param>
/// <param name="Channels">Where messages come from; without any there is nothing to receive.</param>
public sealed record InboxPage(
    string OrganizationSlug,
    ConversationFilter Filter,
    ConversationList List,
    bool IsOlder,
    IReadOnlyList<ChannelChoice> Channels,
    Guid? OpenId = null,
    bool HasSimulator = false)
{
    public bool IsFirstDay => Channels.Count == 0 && List.Rows.Count == 0;

    public string Title => InboxView.NameFor(Filter);

    public static async Task<InboxPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ConversationFilter filter, string? before, CancellationToken cancellationToken)
    {
        var cursor = Cursor.Parse(before, filter.ListName);
        var list = await ConversationList.LoadAsync(db, reader.Agent, filter, cursor, Batch.DefaultTake, cancellationToken);
        var channels = await db.Channels.OrderBy(c => c.Platform).ThenBy(c => c.Name).ThenBy(c => c.Id)
            .Select(c => new ChannelChoice(c.Id, c.Platform, c.Name)).ToListAsync(cancellationToken);
        return new(reader.OrganizationSlug, filter, list, IsOlder: cursor is not null, channels);
    }

    public ShownRow Shown(ConversationRow row) => new(
        row,
        Channels.First(channel => channel.Id == row.ChannelId).Name,
        IsOpen: row.Id == OpenId,
        Filter.Assignment == Assignment.All ? row.AssigneeName : null,
        InboxAddress.Of(row.Id, Filter));
}

public sealed record ChannelChoice(Guid Id, Platform Platform, string Name);
