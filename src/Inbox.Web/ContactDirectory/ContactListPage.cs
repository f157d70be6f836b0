using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.ContactDirectory;

/// <summary>The list of contacts as one agent is shown it.</summary>
/// <param name="Now">When it was asked for: what comes later is shown while the page lies open.</param>
public sealed record ContactListPage(SignedInAgent Reader, ContactQuestion Question, ContactList List, DateTimeOffset Now)
{
    /// <summary>Whether what happens from now on may belong on top of it.</summary>
    public bool IsLive => Question.IsFirst;

    public static async Task<ContactListPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ContactQuestion question, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(reader, question, await ContactList.LoadAsync(db, reader.Agent, question, cancellationToken), now);
}
