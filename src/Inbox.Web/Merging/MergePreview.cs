using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>Two contacts side by side, and what would be left of each if they became one.</summary>
public sealed record MergePreview(MergeSide Kept, MergeSide Other, IReadOnlyList<MergeRow> Rows, string Seen)
{
    /// <summary>Why it was not done a moment ago: a key of the localizer.</summary>
    public string? Refusal { get; init; }

    /// <summary>What speaks for their being one person.</summary>
    public IReadOnlyList<MergeEvidence> Evidence { get; init; } = [];

    public bool HaveBothOpen => Kept.OpenConversations > 0 && Other.OpenConversations > 0;

    /// <returns>Null where the agent does not see both, or they are one already.</returns>
    public static async Task<MergePreview?> FindAsync(
        InboxDbContext db, SignedInAgent reader, Guid keptId, Guid otherId, CancellationToken cancellationToken)
    {
        var both = await db.ContactsVisibleTo(reader.Agent).AsNoTracking().Where(c => c.Id == keptId || c.Id == otherId)
            .ToListAsync(cancellationToken);
        if (keptId == otherId || both.Find(c => c.Id == keptId) is not { } kept || both.Find(c => c.Id == otherId) is not { } other)
        {
            return null;
        }

        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        return new(
            await MergeSide.LoadAsync(db, kept, cancellationToken), await MergeSide.LoadAsync(db, other, cancellationToken),
            [.. properties.All.Select(property => MergeRow.Of(property, kept, other)).OfType<MergeRow>()], SeenOf(kept, other))
        {
            Evidence = (await MergeSuggestion.ForAsync(db, reader.Agent, kept, cancellationToken))
                .FirstOrDefault(found => found.Contact.Id == otherId)?.Evidence ?? [],
        };
    }

    /// <summary>Changes with what the team knows of either.</summary>
    public static string SeenOf(Contact kept, Contact other) => $"{kept.Revision}.{other.Revision}";
}

/// <summary>One of the two.</summary>
public sealed record MergeSide(
    Contact Contact, IReadOnlyList<ContactIdentityRow> Identities, int Conversations, int OpenConversations, int Notes,
    IReadOnlyList<LabelChip> Labels)
{
    public static async Task<MergeSide> LoadAsync(InboxDbContext db, Contact contact, CancellationToken cancellationToken)
    {
        var id = contact.Id;
        var theirs = db.Conversations.Where(c => c.ContactId == id);
        return new(
            contact, await ContactIdentityRow.LoadAsync(db, id, cancellationToken), await theirs.CountAsync(cancellationToken),
            await theirs.CountAsync(c => c.Status != ConversationStatus.Closed, cancellationToken),
            await db.ContactNotes.CountAsync(n => n.ContactId == id, cancellationToken),
            [.. (await db.LabelsOfContactsAsync([id], cancellationToken))[id]]);
    }
}

/// <summary>A property that either of the two has.</summary>
/// <param name="Kept">As people read it; null for nothing.</param>
/// <param name="TakesOther">Whether the other's value is what would be left, unless somebody chooses.</param>
public sealed record MergeRow(ContactProperty Property, string? Kept, string? Other, bool TakesOther)
{
    /// <summary>Whether there is anything to choose: both have a value, and not the same one.</summary>
    public bool IsChoice => Kept is not null && Other is not null && Kept != Other && Property.Key != ContactProperties.Consent;

    /// <summary>What would be left where nobody chooses.</summary>
    public string? Left => TakesOther ? Other : Kept;

    public static MergeRow? Of(ContactProperty property, Contact kept, Contact other)
    {
        var (one, another) = (property.NameOf(property.Read(kept)), property.NameOf(property.Read(other)));
        var hasBetterName = property.Key == ContactProperties.Name && !IsNamed(kept) && IsNamed(other);
        var isRefused = property.Key == ContactProperties.Consent && other.ConsentsToMarketing == false;
        return one is null && another is null ? null : new(property, one, another, one is null || hasBetterName || isRefused);
    }

    private static bool IsNamed(Contact contact) =>
        contact.FirstName is not null || contact.LastName is not null || contact.NameAtMeta is not null;
}
