using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Search;

/// <summary>A question and what answers it.</summary>
/// <param name="Contacts">On the first page only.</param>
public sealed record SearchPage(
    SearchQuestion Question, IReadOnlyList<ContactHit> Contacts, SearchHits Hits,
    SearchChoices Choices)
{
    /// <summary>Whether words were found nowhere, so that it was looked for within words.</summary>
    public bool WentInside { get; init; }

    public bool IsFirst => Question.Before is null;

    public bool IsEmptyHanded => !Question.IsEmpty && Contacts.Count == 0 && Hits.Rows.Count == 0;

    public static async Task<SearchPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken cancellationToken)
    {
        var contacts = await ContactHit.LoadAsync(db, reader, question, cancellationToken);
        var hits = question.IsEmpty ? SearchHits.None : await SearchHits.LoadAsync(db, reader, question, cancellationToken);
        var goesInside = hits is { Rows.Count: 0, IsUnfinished: false } && question is { CanLookInside: true, Before: null };
        if (goesInside)
        {
            question = question with { Match = SearchMatch.Parts };
            hits = await SearchHits.LoadAsync(db, reader, question, cancellationToken);
        }

        if (contacts.Count == 0 && hits.Rows.Count == 0)
        {
            contacts = await ContactHit.LoadSimilarAsync(db, reader, question, cancellationToken);
        }

        var choices = await SearchChoices.LoadAsync(db, cancellationToken);
        return new(question, contacts, hits, choices) { WentInside = goesInside && hits.Rows.Count > 0 };
    }
}
