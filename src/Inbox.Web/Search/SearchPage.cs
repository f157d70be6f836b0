using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Search;

/// <summary>A question, what answers it, and what else could be asked.</summary>
public sealed record SearchPage(SearchResult Answer, SearchChoices Choices)
{
    public SearchQuestion Question => Answer.Question;

    public IReadOnlyList<ContactHit> Contacts => Answer.Contacts;

    public SearchHits Hits => Answer.Hits;

    public bool WentInside => Answer.WentInside;

    public bool IsFirst => Question.Before is null;

    public bool IsEmptyHanded => !Question.IsEmpty && Answer.IsEmpty;

    public static async Task<SearchPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken cancellationToken) =>
        new(await SearchResult.FindAsync(db, reader, question, goesInside: true, cancellationToken), await SearchChoices.LoadAsync(
            db, cancellationToken));
}
