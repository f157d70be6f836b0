using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Inbox.Web.Erasure;

/// <summary>
/// Erases everything that is held of a person, at once and in one transaction: who they are, what was said and noted, files, merges. That
/// somebody was erased is all that is left; raw events go as soon as nobody needs them (<see cref="RawEventErasure"/>).
/// </summary>
public sealed class ContactErasure(
    InboxDbContext db, IEnumerable<IErasedTraces> allTraces, AuditTrail audit, InboxFeed feed, TimeProvider clock)
{
    private readonly List<IErasedTraces> traces = [.. allTraces];

    /// <returns>Whether there was such a contact that the agent sees.</returns>
    public async Task<bool> EraseAsync(Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var isErased = await db.RetryOnConflictAsync(() => TryEraseAsync(by, contactId, cancellationToken));
        if (isErased)
        {
            feed.Publish(new(by.OrganizationId, InboxChange.AnyConversation));
        }

        return isErased;
    }

    private async Task<bool> TryEraseAsync(Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockContactsAsync(by.OrganizationId, [contactId], cancellationToken);
        if (!await db.ContactsVisibleTo(by).AnyAsync(c => c.Id == contactId, cancellationToken))
        {
            return false;
        }

        await DeleteAsync(by, contactId, clock.GetUtcNow(), transaction, cancellationToken);
        return true;
    }

    private async Task DeleteAsync(
        Agent by, Guid contactId, DateTimeOffset now, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await MarkAsync(contactId, now, cancellationToken);
        var files = await PersonalFiles.OfAsync(db, contactId, cancellationToken);
        var person = await MergeTraces.DeleteAsync(db, contactId, cancellationToken);
        foreach (var trace in traces)
        {
            await trace.DeleteAsync(person, now, cancellationToken);
        }

        await audit.AddAsync(by, AuditAct.EraseContact, nameof(Contact), contactId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.Contacts.Where(c => c.Id == contactId).ExecuteDeleteAsync(cancellationToken);
        await PersonalFiles.EraseAsync(db, files, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        traces.ForEach(trace => trace.Finish());
    }

    /// <summary>Keeps by what they are known again, and has raw events looked through for them.</summary>
    private async Task MarkAsync(Guid contactId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var identity in await db.ContactIdentities.AsNoTracking().Where(i => i.ContactId == contactId)
            .ToListAsync(cancellationToken))
        {
            var (channelId, hash) = (identity.ChannelId, ErasedIdentity.HashOf(identity.ChannelId, identity.ExternalId));
            if (await db.ErasedIdentities.SingleOrDefaultAsync(e => e.ChannelId == channelId && e.Hash == hash, cancellationToken)
                is { } known)
            {
                known.EraseAgain(identity, now);
            }
            else
            {
                db.ErasedIdentities.Add(new ErasedIdentity(identity, now));
            }
        }
    }
}
