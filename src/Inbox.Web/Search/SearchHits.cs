using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>The messages and notes that answer a question, as far as the agent may see them.</summary>
/// <param name="Older">The cursor of the next page, where there is more.</param>
/// <param name="IsUnfinished">Whether it took too long and not everything was looked through.</param>
public sealed record SearchHits(IReadOnlyList<SearchHit> Rows, string? Older, bool IsUnfinished = false)
{
    public static readonly SearchHits None = new([], null);

    internal const int PageSize = 30;

    /// <summary>The best are picked from so many of the newest.</summary>
    private const int MaxRanked = 1000;

    /// <summary>
    /// So many of the newest entries are read one after the other first. A common word is found among them at once; one that is
    /// not is rare enough for the index of words, which knows no order in time.
    /// </summary>
    private const int ReadFirst = 4096;

    /// <summary>What is found so often among those is found soonest by reading on, where more are wanted.</summary>
    private const int Common = 128;

    /// <param name="patience">Ends when it has taken too long; what was found by then is shown.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task<SearchHits> LoadAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken patience, CancellationToken cancellationToken)
    {
        var (found, isUnfinished) = await FindAsync(db, reader, question, patience, cancellationToken);
        var shown = question.Sort == SearchSort.Best
            ? [.. found.OrderByDescending(hit => hit.Rank).ThenByDescending(hit => hit.At).Take(PageSize)]
            : found.Take(PageSize).ToList();
        var older = question.Sort == SearchSort.Newest && found.Count > PageSize
            ? new Cursor(shown[^1].At, shown[^1].Id).ToText(SearchQuestion.ListName)
            : null;
        return new(await SearchHit.LoadAsync(db, [.. shown.Select(hit => hit.Id)], question, cancellationToken), older, isUnfinished);
    }

    private static async Task<(List<Found> Found, bool IsUnfinished)> FindAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken patience, CancellationToken cancellationToken)
    {
        var count = question.Sort == SearchSort.Best ? MaxRanked : PageSize + 1;
        var found = new List<Found>();
        try
        {
            var entries = Before(db.SearchEntries, reader, question);
            var lately = entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).TakeLiteral(ReadFirst);
            found = await Ranked(
                question, Seen(db, reader, question, lately, []).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).TakeLiteral(
                    count))
                .ToListAsync(patience);
            if (found.Count < count)
            {
                var frequent = await FrequentTerms.FindAsync(lately, question.Terms, patience);
                var all = InOrder(Seen(db, reader, question, entries, frequent), isCommon: found.Count >= Common);
                found = await Ranked(question, all.TakeLiteral(count)).ToListAsync(patience);
            }

            return (found, false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (found, true);
        }
    }

    /// <remarks>The sum keeps PostgreSQL from reading all entries in order: it has to come from the index of words.</remarks>
    private static IQueryable<SearchEntry> InOrder(IQueryable<SearchEntry> entries, bool isCommon) =>
        (isCommon ? entries.OrderByDescending(e => e.At) : entries.OrderByDescending(e => e.At + TimeSpan.Zero))
            .ThenByDescending(e => e.Id);

    private static IQueryable<SearchEntry> Before(IQueryable<SearchEntry> entries, SignedInAgent reader, SearchQuestion question)
    {
        entries = question.Filter.In(entries, reader.Zone);
        return question.Before is { } cursor
            ? entries.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.At, e.Id), ValueTuple.Create(cursor.At, cursor.Id)))
            : entries;
    }

    private static IQueryable<SearchEntry> Seen(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, IQueryable<SearchEntry> entries,
        IReadOnlyList<SearchTerm> frequent) =>
        from entry in question.In(entries, frequent)
        join conversation in question.Filter.Of(db, db.VisibleTo(reader.Agent)) on entry.ConversationId equals conversation.Id
        select entry;

    private static IQueryable<Found> Ranked(SearchQuestion question, IQueryable<SearchEntry> entries)
    {
        var words = SearchTerm.ToTsQuery(question.Terms);
        return question.Sort == SearchSort.Best && words.Length > 0
            ? entries.Select(
                e => new Found(e.Id, e.At, e.Words.RankCoverDensity(EF.Functions.ToTsQuery(SearchMapping.Configuration, words))))
            : entries.Select(e => new Found(e.Id, e.At, 0));
    }

    private sealed record Found(Guid Id, DateTimeOffset At, float Rank);
}
