using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Live;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>The list of conversations as the inbox shows it, beside a thread or alone.</summary>
/// <param name="OpenId">The conversation that lies open beside it.</param>
/// <param name="Channels">Where messages come from; without any there is nothing to receive.</param>
public sealed record InboxPage(
    string OrganizationSlug,
    ListPlace Place,
    ConversationList List,
    IReadOnlyList<ChannelOption> Channels,
    Guid? OpenId = null,
    DateTimeOffset Now = default,
    bool HasSimulator = false)
{
    public Guid ReaderId { get; init; }

    public int ReplyTargetMinutes { get; init; }

    /// <summary>Until when many can be snoozed: acts, and keys of the localizer.</summary>
    public IReadOnlyList<(string Act, string Name)> Snoozes { get; init; } = [];

    /// <summary>Whether the reader may connect a channel.</summary>
    public bool CanConnect { get; init; }

    /// <summary>What else stands in the rows.</summary>
    internal RowMarks Marks { get; init; } = RowMarks.None;

    /// <summary>The colleagues who are at the conversations of the list now.</summary>
    internal ILookup<Guid, PresentAgent> Present { get; init; } = PresentAgent.Nobody;

    /// <summary>What the reader may still take back, where that is not in the thread beside the list.</summary>
    public UndoableReply? Undoable { get; init; }

    /// <summary>Whether its browser tells the reader of anything.</summary>
    public bool HasNotices { get; init; }

    /// <summary>Whether the reader is asked if it should.</summary>
    public bool OffersNotices { get; init; }

    /// <summary>
    /// Where the thread beside the list is fetched anew; null where there is none, or where it shows an older part that stays as it is.
    /// </summary>
    public string? LiveThread { get; init; }

    /// <summary>What the reader just did to many conversations.</summary>
    public BulkWords? Done { get; init; }

    /// <summary>The filter where it is none of the ready-made ones.</summary>
    public ShownFilter? Custom { get; init; }

    /// <summary>The views that the reader and others saved.</summary>
    public IReadOnlyList<SavedView> Saved { get; init; } = [];

    /// <summary>The views of the side bar.</summary>
    public IReadOnlyList<InboxView> Views => InboxView.For(Filter, Saved);

    /// <summary>Where the same views are told with how many conversations each holds.</summary>
    public string CountsAddress => "/inbox/counts" + Filter.Query;

    /// <summary>The names of the teams that have rows which nobody has taken.</summary>
    public IReadOnlyDictionary<Guid, string> Teams { get; init; } = new Dictionary<Guid, string>();

    public bool IsFirstDay => Channels.Count == 0 && List.Rows.Count == 0;

    /// <summary>That channels need an admin; null where none does.</summary>
    public ChannelTrouble? Trouble { get; init; }

    public ConversationFilter Filter => Place.Filter;

    /// <summary>The list without one condition of its filter, the rest of which stays; without the last, the inbox as it begins.</summary>
    public string AddressWithout(int condition) => (Custom?.Filter.Without(condition) is { } rest
        ? ConversationFilter.Of(rest, Filter.Sort)
        : ConversationFilter.Open with { Sort = Filter.Sort }).Address;

    /// <summary>What a new view begins with: what is shown, of a saved view its conditions.</summary>
    public string NewViewQuery => Custom is { ViewId: not null, Filter: var filter }
        ? (ConversationFilter.Any with { Custom = FilterJson.Write(filter), Sort = Filter.Sort }).Query : Filter.Query;

    /// <summary>What somebody called the view; null for the ready-made ones.</summary>
    public string? OwnTitle => Custom?.Name;

    /// <summary>A key of the localizer.</summary>
    public string Title => InboxView.NameFor(Filter);

    public static async Task<InboxPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ListPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (filter, cursor) = (place.Filter, Cursor.Parse(place.Before, place.Filter.ListName));
        var (list, own) = await AskedList.LoadAsync(db, reader, filter, cursor, PageSize.Default, now, cancellationToken);
        var page = await WithChannelsAsync(db, reader, place, list, now, cancellationToken);
        return page with
        {
            Custom = own,
            Saved = await InboxView.SavedAsync(db, reader.Agent, cancellationToken),
            Undoable = await UndoableReply.FindAsync(db, reader.Agent, now, cancellationToken),
        };
    }

    /// <summary>The rows of certain conversations, as far as the place's filter shows them.</summary>
    public static async Task<InboxPage> LoadRowsAsync(
        InboxDbContext db, SignedInAgent reader, ListPlace place, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shown = await ShownFilter.FindAsync(db, reader, place.Filter, now, cancellationToken);
        var rows = shown is not null
            ? await CustomList.FindRowsAsync(db, reader.Agent, shown, place.Filter, ids, now, cancellationToken)
            : await ConversationList.FindRowsAsync(db, reader.Agent, place.Filter, ids, now, cancellationToken);
        var list = new ConversationList(rows, null);
        return rows.Count == 0
            ? new(reader.OrganizationSlug, place, list, [], Now: now)
            : await WithChannelsAsync(db, reader, place, list, now, cancellationToken) with { Custom = shown };
    }

    /// <summary>The same with who else is there.</summary>
    public async Task<InboxPage> HearingAsync(
        InboxDbContext db, InboxFeed feed, Agent reader, CancellationToken cancellationToken) =>
        this with { Present = await PresentAgent.AtAsync(db, feed, reader, [.. List.Rows.Select(row => row.Id)], cancellationToken) };

    /// <summary>The same, saying what the reader did.</summary>
    public async Task<InboxPage> TellAsync(InboxDbContext db, Agent reader, Guid actId, CancellationToken cancellationToken)
    {
        var act = await db.BulkActs.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actId && a.AgentId == reader.Id, cancellationToken);
        return act is null ? this : this with { Done = BulkWords.Of(act, Now) };
    }

    private static async Task<InboxPage> WithChannelsAsync(
        InboxDbContext db, SignedInAgent reader, ListPlace place, ConversationList list, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var channels = await ChannelOption.AllAsync(db, cancellationToken);
        Sentence[] broken = [.. channels.Where(channel => channel.Voice.IsBroken).Select(channel => channel.Voice.WhySilent!)];
        return new(reader.OrganizationSlug, place, list, channels, Now: now)
        {
            ReaderId = reader.Agent.Id,
            CanConnect = reader.Agent.Role >= AgentRole.Admin,
            ReplyTargetMinutes = reader.ReplyTargetMinutes,
            Snoozes = BulkWords.SnoozesAt(now, reader.Zone),
            Teams = await TeamsOfAsync(db, list, cancellationToken),
            HasNotices = reader.Agent.Notices.IsAny,
            OffersNotices = reader.Agent.Notices is { IsAny: false, IsChosen: false },
            Trouble = await ChannelTrouble.FindAsync(db, reader.Agent, broken, cancellationToken),
            Marks = await RowMarks.OfAsync(db, reader.Agent.Id, list.Rows, cancellationToken),
        };
    }

    /// <summary>The names of the teams that wait for one of theirs to take something; mostly there are none to ask for.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> TeamsOfAsync(
        InboxDbContext db, ConversationList list, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. list.Rows.Where(row => row.AssigneeId is null).Select(row => row.TeamId).OfType<Guid>().Distinct()];
        return ids.Length == 0 ? new Dictionary<Guid, string>()
            : await db.Teams.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
    }

    public ShownRow Shown(ConversationRow row) => new(
        row,
        Channels.First(channel => channel.Id == row.ChannelId),
        IsOpen: row.Id == OpenId,
        Filter.Assignment == Assignment.All ? row.AssigneeName : null,
        Place.Of(row.Id),
        Now)
    {
        Labels = [.. Marks.Labels[row.Id]],
        TeamName = row.TeamId is { } team ? Teams.GetValueOrDefault(team) : null,
        Writer = Marks.Writers.GetValueOrDefault(row.Id),
        Present = [.. Present[row.Id]],
        IsMentioned = Marks.Mentions.Contains(row.Id),
        HasDraft = Marks.Drafts.Contains(row.Id),
        IsHeld = Marks.Held.Contains(row.Id),
        IsScheduled = Marks.Scheduled.Contains(row.Id),
        HasOtherChannels = Channels.Count(channel => channel.Platform == row.Platform) > 1,
        SaysStatus = Custom?.MixesStatuses == true,
        IsByWindow = Filter.Sort == ConversationSort.Closing,
        Wait = Wait.Of(row.WaitingSince, ReplyTargetMinutes, Now),
        Order = Filter.Sort switch
        {
            ConversationSort.Closing => -(row.WindowClosesAt ?? Now).ToUnixTimeMilliseconds(),
            ConversationSort.Waiting => -(row.WaitingSince ?? Now).ToUnixTimeMilliseconds(),
            _ => row.LastMessage.At.ToUnixTimeMilliseconds(),
        },
    };
}
