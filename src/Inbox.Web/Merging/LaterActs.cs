using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>
/// What was changed of a merged contact since, told apart: beside a thread of the one that was merged into it, it is that one's; beside
/// another thread, and on the contact's page, it is the kept one's.
/// </summary>
internal sealed class LaterActs
{
    private readonly string? nameOfKept;
    private readonly string? nameOfMerged;
    private readonly BlockAct? blockOfKept;
    private readonly BlockAct? blockOfMerged;

    private LaterActs(ContactMerge merge, IReadOnlyList<NameAct> names, IReadOnlyList<BlockAct> blocks)
    {
        nameOfKept = names.LastOrDefault(act => !IsTheirs(act.IdentityId))?.Name;
        nameOfMerged = names.LastOrDefault(act => IsTheirs(act.IdentityId))?.Name;
        blockOfKept = blocks.LastOrDefault(act => act.IsOfContact || !IsTheirs(act.IdentityId));
        blockOfMerged = blocks.LastOrDefault(act => !act.IsOfContact && IsTheirs(act.IdentityId));

        bool IsTheirs(Guid? identity) => identity is { } id && merge.Identities.Contains(id);
    }

    /// <summary>What of the kept one is told by these acts alone, whatever it is by now.</summary>
    public IEnumerable<string> Unsure =>
    [
        .. nameOfKept is null && nameOfMerged is null ? Enumerable.Empty<string>() : [ContactSnapshot.OwnName],
        .. blockOfKept is null && blockOfMerged is null ? Enumerable.Empty<string>() : [nameof(Contact.BlockedAt)],
    ];

    /// <summary>The two have what was changed of each.</summary>
    public void Apply(Contact kept, Contact merged)
    {
        Apply(kept, nameOfKept, blockOfKept);
        Apply(merged, nameOfMerged, blockOfMerged);
    }

    public static async Task<LaterActs> LoadAsync(InboxDbContext db, ContactMerge merge, CancellationToken cancellationToken)
    {
        var names = await db.ContactChanges
            .Where(c => c.ContactId == merge.ContactId && c.Property == ContactProperties.Name && c.At >= merge.At)
            .Where(c => !merge.Changes.Contains(c.Id)).OrderBy(c => c.At).ThenBy(c => c.Id)
            .Select(c => new NameAct(c.ContactIdentityId, c.Now)).ToListAsync(cancellationToken);
        var blocks = await (
            from activity in db.Activities
            where activity.Kind == ActivityKind.BlockedContact || activity.Kind == ActivityKind.UnblockedContact
            join conversation in db.Conversations on activity.ConversationId equals conversation.Id
            where conversation.ContactId == merge.ContactId && activity.At >= merge.At
            orderby activity.At, activity.Id
            select new BlockAct(conversation.ContactIdentityId, activity.Kind == ActivityKind.BlockedContact, activity.At)
            {
                IsOfContact = activity.IsOfContact,
            })
            .ToListAsync(cancellationToken);
        return new(merge, names, blocks);
    }

    private static void Apply(Contact contact, string? name, BlockAct? block)
    {
        if (name is not null)
        {
            contact.CallOurselves(name);
        }

        if (block is not null)
        {
            contact.Unblock();
        }

        if (block is { IsBlocked: true, At: var at })
        {
            contact.Block(at);
        }
    }

    private sealed record NameAct(Guid? IdentityId, string? Name);

    private sealed record BlockAct(Guid IdentityId, bool IsBlocked, DateTimeOffset At)
    {
        public bool IsOfContact { get; init; }
    }
}
