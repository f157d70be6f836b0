using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Search;

/// <summary>A question, what answers it, and what else could be asked.</summary>
/// <param name="Now">When it was asked: what comes later is found while the page lies open.</param>
public sealed record SearchPage(SignedInAgent Reader, SearchResult Answer, SearchChoices Choices, DateTimeOffset Now)
{
    public SearchQuestion Question => Answer.Question;

    public IReadOnlyList<ContactHit> Contacts => Answer.Contacts;

    public SearchHits Hits => Answer.Hits;

    public bool WentInside => Answer.WentInside;

    public bool AreSimilar => Answer.AreSimilar;

    public bool IsFirst => Question.Before is null;

    /// <summary>Whether what is written from now on may belong on top of it.</summary>
    public bool IsLive => !Question.IsEmpty && IsFirst && Question.Sort == SearchSort.Newest;

    public bool IsEmptyHanded => !Question.IsEmpty && Answer.IsEmpty;

    public static async Task<SearchPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(
            reader,
            await SearchResult.FindAsync(db, reader, question, goesInside: true, cancellationToken),
            await SearchChoices.LoadAsync(db, cancellationToken),
            now);
}
