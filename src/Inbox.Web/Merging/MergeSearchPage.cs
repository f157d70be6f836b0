using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>Who may be the same person as a contact: by what they have in common, and by what is looked for.</summary>
/// <param name="Found">Null where nothing was looked for.</param>
public sealed record MergeSearchPage(
    Contact Contact, string Text, IReadOnlyList<MergeSuggestion> Suggestions, IReadOnlyList<ContactRow>? Found)
{
    /// <summary>Why a merge was not done a moment ago: a key of the localizer.</summary>
    public string? Refusal { get; init; }

    /// <returns>Null where there is no such contact that the agent sees.</returns>
    public static async Task<MergeSearchPage?> FindAsync(
        InboxDbContext db, SignedInAgent reader, Guid id, ContactQuestion question, CancellationToken cancellationToken)
    {
        if (await db.ContactsVisibleTo(reader.Agent).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            is not { } contact)
        {
            return null;
        }

        var found = question.Text.Length == 0 ? null
            : (await ContactList.LoadAsync(
                db, reader.Agent, question, c => c.Id != id, ContactOrders.ByActivity, hasSources: false, cancellationToken)).Rows;
        return new(contact, question.Text, await MergeSuggestion.ForAsync(db, reader.Agent, contact, cancellationToken), found);
    }
}
