using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>A contact by themselves: who they are, what the team noted, and what was said when.</summary>
/// <param name="NameAtMeta">What Meta says of the name, where the team gave another one.</param>
public sealed record ContactPage(RowContact Contact, string? NameAtMeta, DateTimeOffset FirstSeenAt, DateTimeOffset? BlockedAt)
{
    private const int MaxConversations = 50;

    public ContactFacts Facts { get; init; } = new([], []);

    /// <summary>By name.</summary>
    public IReadOnlyList<LabelChip> Labels { get; init; } = [];

    /// <summary>The newest of those that the agent sees.</summary>
    public IReadOnlyList<EarlierConversation> Conversations { get; init; } = [];

    /// <returns>Null where there is no such contact that the agent sees.</returns>
    public static async Task<ContactPage?> FindAsync(InboxDbContext db, Agent reader, Guid id, CancellationToken cancellationToken)
    {
        var found = await db.ContactsVisibleTo(reader).Where(c => c.Id == id)
            .Select(c => new ContactPage(
                new RowContact(c.Id, c.Name, c.FirstName, c.LastName, c.PictureUrl)
                {
                    PictureFileId = c.PictureFileId,
                    HasOwnName = c.NameAtMeta != null,
                },
                c.NameAtMeta, c.CreatedAt, c.BlockedAt)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : found with
        {
            Facts = await ContactFacts.LoadAsync(db, id, cancellationToken),
            Labels = [.. (await db.LabelsOfContactsAsync([id], cancellationToken))[id]],
            Conversations = await db.VisibleTo(reader).Where(c => c.ContactId == id)
                .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Take(MaxConversations)
                .Select(c => new EarlierConversation(c.Id, c.Platform, c.Status, c.LastMessageAt, c.Preview))
                .ToListAsync(cancellationToken),
        };
    }
}
