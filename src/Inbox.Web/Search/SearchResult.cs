using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Search;

/// <summary>What answers a question. Whatever is asked, it is looked for no longer than two seconds; then what was found counts.</summary>
/// <param name="Question">As it was answered in the end.</param>
/// <param name="Contacts">On the first page only.</param>
public sealed record SearchResult(SearchQuestion Question, IReadOnlyList<ContactHit> Contacts, SearchHits Hits)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>Whether words were found nowhere, so that it was looked for within words.</summary>
    public bool WentInside { get; private init; }

    /// <summary>Whether nothing was found, so that the contacts are those whose names are written almost so.</summary>
    public bool AreSimilar { get; private init; }

    public bool IsEmpty => Contacts.Count == 0 && Hits.Rows.Count == 0;

    /// <param name="goesInside">Whether words that are nowhere are looked for within words.</param>
    public static async Task<SearchResult> FindAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, bool goesInside, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Timeout);
        var answer = new SearchResult(question, [], SearchHits.None);
        try
        {
            answer = answer with { Contacts = await ContactHit.LoadAsync(db, reader, question, patience.Token) };
            answer = await answer.WithHitsAsync(db, reader, goesInside, patience.Token, cancellationToken);
            return !answer.IsEmpty ? answer : answer with
            {
                Contacts = await ContactHit.LoadSimilarAsync(db, reader, question, patience.Token),
                AreSimilar = true,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return answer with { Hits = answer.Hits with { IsUnfinished = true } };
        }
    }

    private async Task<SearchResult> WithHitsAsync(
        InboxDbContext db, SignedInAgent reader, bool goesInside, CancellationToken patience, CancellationToken cancellationToken)
    {
        if (Question.IsEmpty)
        {
            return this;
        }

        var hits = await SearchHits.LoadAsync(db, reader, Question, patience, cancellationToken);
        if (!goesInside || Question is not { CanLookInside: true, Before: null } || hits is not { Rows.Count: 0, IsUnfinished: false })
        {
            return this with { Hits = hits };
        }

        var inside = Question with { Match = SearchMatch.Parts };
        hits = await SearchHits.LoadAsync(db, reader, inside, patience, cancellationToken);
        return this with { Question = inside, Hits = hits, WentInside = hits.Rows.Count > 0 };
    }
}
