using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>A contact as the entry takes them over.</summary>
/// <param name="FoldedName">Null where a version that did not know this column wrote the name.</param>
internal sealed record ContactSource(
    Guid Id, string Name, string? NameAtMeta, string? FoldedName, string? Phone, string? PhoneNumber, string? Email)
{
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Handles and ids.</summary>
    public IReadOnlyList<(string? Username, string ExternalId)> Identities { get; init; } = [];

    /// <summary>All that they are found by, a line each.</summary>
    public string Text => string.Join(
        '\n',
        [Name, NameAtMeta, Phone, PhoneNumber, Email, .. Identities.SelectMany(one => new[] { one.Username, one.ExternalId }), .. Notes]);

    /// <summary>Somebody of whom nothing is noted and who never wrote.</summary>
    public static ContactSource Of(Contact contact) => new(
        contact.Id, contact.Name, contact.NameAtMeta, contact.FoldedName, contact.Phone, contact.PhoneNumber, contact.Email);

    public static Task<List<ContactSource>> LoadAsync(InboxDbContext db, List<Guid> ids, CancellationToken cancellationToken) => db.Contacts
        .Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id)
        .Select(c => new ContactSource(c.Id, c.Name, c.NameAtMeta, c.FoldedName, c.Phone, c.PhoneNumber, c.Email)
        {
            Notes = db.ContactNotes.Where(n => n.ContactId == c.Id).Select(n => n.Text).ToList(),
            Identities = db.ContactIdentities.Where(i => i.ContactId == c.Id)
                .Select(i => new ValueTuple<string?, string>(i.Username, i.ExternalId)).ToList(),
        }).AsSplitQuery().ToListAsync(cancellationToken);
}
