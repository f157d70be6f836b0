using System.Linq.Expressions;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>How many conversations each view of the side bar holds, exact to 999, all in one question.</summary>
internal static class ViewCounts
{
    /// <summary>Beyond this nobody counts.</summary>
    private const int MaxCount = 1000;

    /// <summary>Views of many conditions may take longer: then none is said.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static string Text(int count) => count < MaxCount ? count.ToString(System.Globalization.CultureInfo.CurrentCulture) : "999+";

    /// <summary>The views with their counts; those that nobody asks how full they are have none.</summary>
    public static async Task<IReadOnlyList<InboxView>> AddAsync(
        InboxDbContext db, SignedInAgent reader, IReadOnlyList<InboxView> views, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = views.Any(view => view.Filter.ViewId is not null) ? await FilterVocabulary.LoadAsync(db, cancellationToken) : null;
        var asked = views.Where(view => view.IsCounted)
            .Select(view => (View: view, Rows: Rows(db, reader, view, words, now).TakeLiteral(MaxCount))).ToList();
        if (asked.Count == 0)
        {
            return views;
        }

        if (await CountInTimeAsync(db, [.. asked.Select(one => one.Rows)], cancellationToken) is not { } counts)
        {
            return views;
        }

        var found = asked.Select((one, index) => (one.View, Count: counts[index])).ToDictionary(one => one.View, one => one.Count);
        return [.. views.Select(view => found.TryGetValue(view, out var count) ? view with { Count = Text(count) } : view)];
    }

    private static IQueryable<Conversation> Rows(
        InboxDbContext db, SignedInAgent reader, InboxView view, FilterVocabulary? words, DateTimeOffset now)
    {
        var (shape, arguments) = (ListShape.Of(reader.Agent, view.Filter, before: null, MaxCount, hasTexts: false), ListArguments.For(
            reader.Agent, view.Filter, before: null, now));
        return view.Saved is { } saved
            ? db.VisibleTo(reader.Agent).Where(ShownFilter.Of(db, reader, saved, FilterJson.Parse(saved.Filter), words!, now).Condition)
                .From(shape, arguments)
            : db.VisibleTo(reader.Agent).Chosen(shape, arguments);
    }

    /// <returns>Null where it takes too long.</returns>
    private static async Task<int[]?> CountInTimeAsync(
        InboxDbContext db, IReadOnlyList<IQueryable<Conversation>> asked, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Timeout);
        try
        {
            return await CountAsync(db, asked, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary><c>select (select count(*) from (… limit 1000)), …</c></summary>
    private static Task<int[]> CountAsync(
        InboxDbContext db, IReadOnlyList<IQueryable<Conversation>> asked, CancellationToken cancellationToken)
    {
        var organization = Expression.Parameter(typeof(Organization), "o");
        var counts = asked.Select(
            rows => Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(Conversation)], rows.Expression));
        var select = Expression.Lambda<Func<Organization, int[]>>(Expression.NewArrayInit(typeof(int), counts), organization);
        var id = db.OrganizationId;
        return db.Organizations.Where(o => o.Id == id).Select(select).SingleAsync(cancellationToken);
    }
}
