using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>What rows of contacts show besides the contact: the newest conversation, platforms, the handle, labels.</summary>
internal static class ContactRowMarks
{
    public static async Task<IReadOnlyList<ContactRow>> AddAsync(
        InboxDbContext db, Agent reader, IReadOnlyList<ContactRow> rows, bool hasSources, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. rows.Select(row => row.Contact.Id)];
        var newest = (await NewestAsync(db, reader, ids, cancellationToken)).ToDictionary(one => one.ContactId);
        var identities = (await IdentitiesAsync(db, ids, cancellationToken)).ToLookup(one => one.ContactId);
        var sources = hasSources ? await SourcesAsync(db, reader, ids, cancellationToken) : [];
        var labels = await db.LabelsOfContactsAsync(ids, cancellationToken);
        return
        [
            .. rows.Select(row => row with
            {
                Newest = newest.GetValueOrDefault(row.Contact.Id),
                Platforms = [.. identities[row.Contact.Id].Select(one => one.Platform).Distinct().Order()],
                Handle = identities[row.Contact.Id].Select(one => one.Username).FirstOrDefault(name => name is not null),
                Labels = [.. labels[row.Contact.Id]],
                Source = sources.GetValueOrDefault(row.Contact.Id),
            })
        ];
    }

    /// <summary>Of each contact one conversation, by way of the index of its contact.</summary>
    /// <remarks>
    /// Of each the newest one's id: a join with the newest one would number all conversations of the organization.
    /// </remarks>
    private static Task<List<NewestConversation>> NewestAsync(
        InboxDbContext db, Agent reader, Guid[] ids, CancellationToken cancellationToken)
    {
        var visible = db.VisibleTo(reader);
        return (
            from contact in db.Contacts
            where ids.Contains(contact.Id)
            let newest = visible.Where(c => c.ContactId == contact.Id)
                .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Select(c => (Guid?)c.Id).FirstOrDefault()
            join c in db.Conversations on newest equals c.Id
            join channel in db.Channels on c.ChannelId equals channel.Id
            select new NewestConversation(
                contact.Id, c.Id, c.LastMessageAt, c.Preview, c.PreviewAttachmentKind,
                c.LastMessageDirection == MessageDirection.Outgoing, c.WindowOpenedAt, c.WindowClosesAt, channel.HasHumanAgent))
            .ToListAsync(cancellationToken);
    }

    private static Task<List<RowIdentity>> IdentitiesAsync(InboxDbContext db, Guid[] ids, CancellationToken cancellationToken) => (
        from identity in db.ContactIdentities
        where ids.Contains(identity.ContactId)
        join channel in db.Channels on identity.ChannelId equals channel.Id
        orderby identity.Id
        select new RowIdentity(identity.ContactId, channel.Platform, identity.Username)).ToListAsync(cancellationToken);

    /// <summary>What led each here last, as <see cref="ContactOrders"/> sorts it.</summary>
    private static async Task<Dictionary<Guid, string>> SourcesAsync(
        InboxDbContext db, Agent reader, Guid[] ids, CancellationToken cancellationToken)
    {
        var found = await db.ReferralsVisibleTo(reader).Where(r => ids.Contains(r.ContactId)).OrderBy(r => r.At).ThenBy(r => r.Id)
            .Select(r => new { r.ContactId, Source = r.AdTitle ?? r.Ref ?? r.Source ?? "" }).ToListAsync(cancellationToken);
        return found.GroupBy(one => one.ContactId).ToDictionary(group => group.Key, group => group.Last().Source);
    }

    private sealed record RowIdentity(Guid ContactId, Platform Platform, string? Username);
}
