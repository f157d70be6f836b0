using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Whom rows are about: by our own id, else by Meta's ids, telephone number and e-mail address, all of which mean the same person as far as
/// they mean any.
/// </summary>
internal sealed class RowMatcher
{
    private readonly Dictionary<Guid, Contact> contacts;
    private readonly ILookup<string, Guid> byExternalId;
    private readonly ILookup<string, Guid> byPhone;
    private readonly ILookup<string, Guid> byEmail;
    private readonly Dictionary<Guid, int> taken;

    private RowMatcher(
        IEnumerable<Contact> found, ILookup<string, Guid> byExternalId, Dictionary<Guid, int> taken)
    {
        contacts = found.ToDictionary(contact => contact.Id);
        byPhone = contacts.Values.Where(c => c.PhoneNumber is not null).ToLookup(c => c.PhoneNumber!, c => c.Id);
        byEmail = contacts.Values.Where(c => c.EmailAddress is not null).ToLookup(c => c.EmailAddress!, c => c.Id);
        (this.byExternalId, this.taken) = (byExternalId, taken);
    }

    /// <summary>Looks up everybody whom some rows can mean, in a few statements.</summary>
    public static async Task<RowMatcher> LoadAsync(
        InboxDbContext db, Guid importId, IReadOnlyList<ParsedRow> rows, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. rows.Select(row => row.ContactId).OfType<Guid>()];
        string[] externalIds = [.. rows.SelectMany(row => row.ExternalIds)];
        string[] phones = [.. rows.Select(row => row.PhoneNumber).OfType<string>()];
        string[] emails = [.. rows.Select(row => row.EmailAddress).OfType<string>()];
        var identities = externalIds.Length == 0 ? [] : await db.ContactIdentities.Where(i => externalIds.Contains(i.ExternalId))
            .Select(i => new { i.ExternalId, i.ContactId }).ToListAsync(cancellationToken);
        ids = [.. ids, .. identities.Select(identity => identity.ContactId)];
        List<Contact> found =
        [
            .. ids.Length == 0 ? [] : await db.Contacts.Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken),
            .. phones.Length == 0 ? [] : await db.Contacts
                .Where(c => c.PhoneNumber != null && phones.Contains(c.PhoneNumber)).ToListAsync(cancellationToken),
            .. emails.Length == 0 ? [] : await db.Contacts
                .Where(c => c.EmailAddress != null && emails.Contains(c.EmailAddress)).ToListAsync(cancellationToken),
        ];
        Guid[] all = [.. found.Select(contact => contact.Id).Distinct()];
        var taken = all.Length == 0 ? [] : await db.ContactImportRows
            .Where(r => r.ImportId == importId && r.ContactId != null && all.Contains(r.ContactId.Value))
            .ToDictionaryAsync(r => r.ContactId!.Value, r => r.Number, cancellationToken);
        return new(
            found.DistinctBy(contact => contact.Id), identities.ToLookup(identity => identity.ExternalId, identity => identity.ContactId),
            taken);
    }

    /// <summary>Everybody whom the rows can mean.</summary>
    public IReadOnlyCollection<Guid> Everybody => contacts.Keys;

    /// <returns>The contact; nobody; or why it cannot be told who it is.</returns>
    public (Contact? Contact, Sentence? Problem) Find(ParsedRow row)
    {
        if (row.ContactId is { } id)
        {
            return contacts.TryGetValue(id, out var own) ? Only([id]) : (null, RowProblem.NoContact);
        }

        var found = row.ExternalIds.Select(external => byExternalId[external])
            .Concat([byPhone[row.PhoneNumber ?? ""], byEmail[row.EmailAddress ?? ""]]).Where(people => people.Any()).ToList();
        var common = found.Aggregate((IEnumerable<Guid>?)null, (all, people) => all?.Intersect(people) ?? people) ?? [];
        return found.Count > 0 && !common.Any() ? (null, RowProblem.TwoPeople) : Only([.. common.Distinct()]);
    }

    /// <summary>Another row of the same file has the person from now on.</summary>
    public Sentence? Take(Contact contact, ParsedRow row)
    {
        if (taken.TryGetValue(contact.Id, out var other))
        {
            return new Sentence(RowProblem.SamePerson, other);
        }

        taken[contact.Id] = row.Row.Number;
        return null;
    }

    /// <summary>The number of the row of this batch that has the same number or address already; null where none has.</summary>
    public static int? TwinOf(ParsedRow row, Dictionary<string, int> keys)
    {
        string?[] own = [row.PhoneNumber, row.EmailAddress];
        foreach (var key in own.OfType<string>())
        {
            if (keys.TryGetValue(key, out var other))
            {
                return other;
            }
        }

        foreach (var key in own.OfType<string>())
        {
            keys[key] = row.Row.Number;
        }

        return null;
    }

    private (Contact? Contact, Sentence? Problem) Only(Guid[] found) => found switch
    {
        [] => (null, null),
        [var one] => (contacts[one], null),
        _ => (null, new Sentence(RowProblem.Several, found.Length)),
    };
}
