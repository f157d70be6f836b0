using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>A contact as programs see them.</summary>
/// <param name="Phone">As it was written; phoneNumber is the same in E.164.</param>
/// <param name="Fields">The organization's own fields by their keys: texts, numbers, true or false, lists of texts.</param>
/// <param name="LastActivityAt">Null for somebody who never wrote.</param>
/// <param name="Revision">Changes with what the team knows; the ETag is made of it.</param>
public sealed record ApiContact(
    Guid Id, string Name, string? Phone, string? PhoneNumber, string? Email, Guid? OwnerId, string? Language, string? TimeZone,
    JsonNode Fields, IReadOnlyList<ApiContactLabel> Labels, IReadOnlyList<ApiIdentity> Identities, DateTimeOffset? BlockedAt,
    DateTimeOffset FirstSeenAt, DateTimeOffset? LastActivityAt, int Revision)
{
    /// <summary>Whether they agreed to marketing messages; null where nobody knows. It is changed as consent-to-marketing.</summary>
    public bool? ConsentsToMarketing { get; init; }

    /// <summary>Who became part of it; each can be undone by its id.</summary>
    public IReadOnlyList<ApiContactMerge> Merges { get; init; } = [];

    public string ETag => TagOf(Revision);

    public static string TagOf(int revision) => $"\"{revision}\"";

    /// <param name="reader">Who is told no more by times than they see.</param>
    /// <returns>In the order of the ids.</returns>
    internal static async Task<IReadOnlyList<ApiContact>> LoadAsync(
        InboxDbContext db, Agent reader, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids];
        var contacts = await db.WithActivity(reader, db.Contacts.AsNoTracking().Where(c => wanted.Contains(c.Id)))
            .ToDictionaryAsync(seen => seen.Contact.Id, cancellationToken);
        var labels = await db.LabelsOfContactsAsync(wanted, cancellationToken);
        var identities = (await ApiIdentity.LoadAsync(db, wanted, cancellationToken)).ToLookup(identity => identity.ContactId);
        var merges = await MergesAsync(db, wanted, cancellationToken);
        return
        [
            .. from id in wanted
               where contacts.ContainsKey(id)
               let c = contacts[id].Contact
               select new ApiContact(
                   c.Id, c.Name, c.Phone, c.PhoneNumber, c.Email, c.OwnerId, c.Language, c.TimeZone, JsonNode.Parse(c.OwnValues)!,
                   [.. labels[id].Select(label => new ApiContactLabel(label.Id, label.Name))],
                   [.. identities[id].Select(identity => identity.Identity)], c.BlockedAt, c.CreatedAt,
                   contacts[id].WasActive ? contacts[id].ActiveAt : null, c.Revision)
               {
                   ConsentsToMarketing = c.ConsentsToMarketing,
                   Merges = [.. merges[id]],
               },
        ];
    }

    private static async Task<ILookup<Guid, ApiContactMerge>> MergesAsync(
        InboxDbContext db, Guid[] contacts, CancellationToken cancellationToken) =>
        (await db.ContactMerges.Where(m => contacts.Contains(m.ContactId) && m.UndoneAt == null).OrderBy(m => m.At)
            .Select(m => new { m.ContactId, Merge = new ApiContactMerge(m.Id, m.MergedId, m.MergedName, m.At) })
            .ToListAsync(cancellationToken)).ToLookup(one => one.ContactId, one => one.Merge);
}

public sealed record ApiContactLabel(Guid Id, string Name);

/// <summary>Somebody who became part of a contact.</summary>
/// <param name="ContactId">Who they were.</param>
public sealed record ApiContactMerge(Guid Id, Guid ContactId, string Name, DateTimeOffset At);

/// <summary>Who a contact is on one channel.</summary>
/// <param name="MessengerPSID">The person's id for a Facebook Page; null on Instagram.</param>
/// <param name="InstagramSID">The person's id for an Instagram account; null on Messenger.</param>
public sealed record ApiIdentity(
    Guid ChannelId, [property: JsonConverter(typeof(UpperCaseJson<Platform>))] Platform Platform, string? MessengerPSID,
    string? InstagramSID, string? Username, int? FollowerCount, bool? IsVerified, bool? FollowsUs, bool? IsFollowedByUs,
    DateTimeOffset? ProfileAt, DateTimeOffset? MarketingStoppedAt, DateTimeOffset? UnreachableAt)
{
    internal static Task<List<(Guid ContactId, ApiIdentity Identity)>> LoadAsync(
        InboxDbContext db, Guid[] contacts, CancellationToken cancellationToken) => (
        from identity in db.ContactIdentities
        where contacts.Contains(identity.ContactId)
        join channel in db.Channels on identity.ChannelId equals channel.Id
        orderby channel.Platform, identity.Id
        select new ValueTuple<Guid, ApiIdentity>(identity.ContactId, new ApiIdentity(
            channel.Id, channel.Platform, channel.Platform == Platform.Messenger ? identity.ExternalId : null,
            channel.Platform == Platform.Instagram ? identity.ExternalId : null, identity.Username, identity.FollowerCount,
            identity.IsVerified, identity.FollowsUs, identity.IsFollowedByUs, identity.ProfileAt, identity.MarketingStoppedAt,
            identity.UnreachableAt)))
        .ToListAsync(cancellationToken);
}
