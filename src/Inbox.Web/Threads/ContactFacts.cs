using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>Who a contact is, and what the team noted of them.</summary>
/// <param name="Identities">By platform and channel.</param>
/// <param name="Notes">The newest first.</param>
public sealed record ContactFacts(IReadOnlyList<KnownAs> Identities, IReadOnlyList<ContactNoteRow> Notes)
{
    private const int MaxNotes = 50;

    /// <summary>One statement, compiled once, since every thread is shown with it.</summary>
    private static readonly Func<InboxDbContext, Guid, IAsyncEnumerable<Known>> Load = EF.CompileAsyncQuery(
        (InboxDbContext db, Guid contactId) =>
        (from identity in db.ContactIdentities
         where identity.ContactId == contactId
         join channel in db.Channels on identity.ChannelId equals channel.Id
         select new
         {
             Platform = (Platform?)channel.Platform,
             Channel = (string?)channel.Name,
             At = (DateTimeOffset?)null,
             identity.Id,
             Text = identity.ExternalId,
             Author = (string?)null,
         })
        .Concat(db.ContactNotes.Where(n => n.ContactId == contactId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(MaxNotes)
            .Select(n => new
            {
                Platform = (Platform?)null,
                Channel = (string?)null,
                At = (DateTimeOffset?)n.At,
                n.Id,
                n.Text,
                Author = (string?)db.Agents.Where(a => a.Id == n.AuthorId).Select(a => a.Name).First(),
            }))
        .OrderBy(one => one.Platform).ThenBy(one => one.Channel).ThenByDescending(one => one.At).ThenByDescending(one => one.Id)
        .Select(one => new Known(one.Platform, one.Channel, one.At, one.Id, one.Text, one.Author)));

    public static async Task<ContactFacts> LoadAsync(InboxDbContext db, Guid contactId, CancellationToken cancellationToken)
    {
        var known = await Load(db, contactId).ToListAsync(cancellationToken);
        return new([.. known.Select(one => one.Identity).OfType<KnownAs>()], [.. known.Select(one => one.Note).OfType<ContactNoteRow>()]);
    }

    /// <summary>Either an identity, of a channel, or a note, of a moment.</summary>
    private sealed record Known(Platform? Platform, string? Channel, DateTimeOffset? At, Guid Id, string Text, string? Author)
    {
        public KnownAs? Identity => Platform is { } platform ? new(platform, Channel!, Text) : null;

        public ContactNoteRow? Note => At is { } at ? new(Id, Text, Author!, at) : null;
    }
}
