using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>What conditions on contacts can name in an organization; our own words are keys of the localizer.</summary>
public sealed class ContactFilterWords(FilterVocabulary common, ContactProperties properties, IReadOnlyList<Segment> segments)
{
    private static readonly FilterWord[] YesAndNo = [new(FilterVocabulary.Yes, "Yes", true), new(FilterVocabulary.No, "No", true)];

    /// <summary>Those that every organization has, and then its own.</summary>
    public IReadOnlyList<ContactProperty> Properties => properties.All;

    public IEnumerable<ContactProperty> OwnFields => properties.All.Where(property => property.IsOwn);

    /// <summary>The segments that the agent sees, by name.</summary>
    public IReadOnlyList<Segment> Segments => segments;

    public static async Task<ContactFilterWords> LoadAsync(InboxDbContext db, Agent reader, CancellationToken cancellationToken) => new(
        await FilterVocabulary.LoadAsync(db, cancellationToken), await ContactProperties.LoadAsync(db, cancellationToken),
        await ContactDirectory.Segments.For(db, reader).AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id)
            .ToListAsync(cancellationToken));

    /// <summary>What a field's values can be, for a form; empty where they are written and not chosen.</summary>
    public IReadOnlyList<FilterWord> Of(string field) => field switch
    {
        "segment" => [.. segments.Select(segment => new FilterWord(segment.Id.ToString(), segment.Name, false))],
        "owner" => [new(FilterVocabulary.Me, "Me", true), .. common.Agents],
        "label" or "channel" or "platform" => common.Of(field),
        "window" or "marketing-stopped" or "unreachable" or "origin" or "blocked" or "can-be-written" => YesAndNo,
        _ when field.StartsWith(OwnValueFilter.Prefix, StringComparison.Ordinal) => OptionsOf(field[OwnValueFilter.Prefix.Length..]),
        _ => OptionsOf(field),
    };

    /// <returns>Null where one of them is gone.</returns>
    public Guid[]? Ids(string field, IReadOnlyList<string> values)
    {
        var known = Of(field);
        return values.All(value => known.Any(word => word.Value == value)) ? [.. values.Select(Guid.Parse)] : null;
    }

    private IReadOnlyList<FilterWord> OptionsOf(string key) =>
        [.. properties.Find(key)?.Options.Select(option => new FilterWord(option.Value, option.Name, option.IsOurWord)) ?? []];
}
