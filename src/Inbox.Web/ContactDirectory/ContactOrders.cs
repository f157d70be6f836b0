using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Condition = System.Linq.Expressions.Expression<System.Func<Inbox.Web.Contacts.Contact, bool>>;

namespace Inbox.Web.ContactDirectory;

/// <summary>The orders of the list of contacts, one for each of its columns.</summary>
internal sealed class ContactOrders(InboxDbContext db, Agent reader, ContactFilterWords words, DateTimeOffset now)
{
    /// <summary>So much of a value counts for the order: a cursor holds it.</summary>
    private const int KeyLength = 100;

    public static readonly IContactOrder ByActivity = Moment(ContactSort.Activity, s => s.ActiveAt);

    /// <returns>The order by the last message where there is none of that name, or none any more.</returns>
    public IContactOrder Find(ContactSort sort) => Of(sort) ?? ByActivity;

    private IContactOrder? Of(ContactSort sort) => sort.Column switch
    {
        ContactListColumn.Activity => Moment(sort, s => s.ActiveAt),
        ContactListColumn.FirstSeen => Moment(sort, s => s.Contact.CreatedAt),
        ContactListColumn.Window => Window(sort),
        ContactListColumn.Labels => Labels(sort),
        ContactListColumn.Channels => Channels(sort),
        ContactListColumn.Source => Source(sort),
        ContactProperties.Name => Text(sort, c => c.FoldedName == null, s => s.Contact.FoldedName!),
        ContactProperties.Phone => Text(sort, c => c.PhoneNumber == null, s => s.Contact.PhoneNumber!),
        ContactProperties.Email => Text(sort, c => c.EmailAddress == null, s => s.Contact.EmailAddress!),
        ContactProperties.Language => Text(sort, c => c.Language == null, s => s.Contact.Language!),
        ContactProperties.TimeZone => Text(sort, c => c.TimeZone == null, s => s.Contact.TimeZone!),
        ContactProperties.Consent => Text(
            sort, c => c.ConsentsToMarketing == null, s => s.Contact.ConsentsToMarketing == true ? OwnValueParser.Yes : OwnValueParser.No),
        ContactProperties.Owner => Text(
            sort, c => c.OwnerId == null, s => db.Agents.Where(a => a.Id == s.Contact.OwnerId).Select(a => a.Name).First()),
        _ => words.OwnFields.FirstOrDefault(field => OwnValueFilter.Prefix + field.Key == sort.Column) is { } own ? Own(sort, own) : null,
    };

    private static ContactOrder<DateTimeOffset> Moment(ContactSort sort, Expression<Func<SeenContact, DateTimeOffset>> key) =>
        new(!sort.IsReverse, key, without: null, CursorFormat.Moment);

    private static ContactOrder<string> Text(ContactSort sort, Condition without, Expression<Func<SeenContact, string>> key) =>
        new(sort.IsReverse, key, without, CursorFormat.Text);

    /// <summary>Whose window closes soonest comes first; whose is closed, last.</summary>
    private ContactOrder<DateTimeOffset> Window(ContactSort sort)
    {
        var (open, at) = (db.VisibleTo(reader), now);
        return new(
            sort.IsReverse,
            s => open.Where(x => x.ContactId == s.Contact.Id && x.WindowClosesAt > at).Max(x => x.WindowClosesAt)!.Value,
            c => !open.Any(x => x.ContactId == c.Id && x.WindowClosesAt > at), CursorFormat.Moment);
    }

    /// <summary>By the first of them.</summary>
    private ContactOrder<string> Labels(ContactSort sort)
    {
        var labels = db.ContactLabels.Join(
            db.Labels.Where(label => label.RetiredAt == null), given => given.LabelId, label => label.Id,
            (given, label) => new { given.ContactId, label.NameKey });
        return Text(
            sort, c => !labels.Any(l => l.ContactId == c.Id), s => labels.Where(l => l.ContactId == s.Contact.Id).Min(l => l.NameKey)!);
    }

    /// <summary>Whoever is on no channel, then on Instagram, then on Messenger, then on both.</summary>
    private ContactOrder<decimal> Channels(ContactSort sort)
    {
        var known = db.ContactIdentities.Join(
            db.Channels, identity => identity.ChannelId, channel => channel.Id,
            (identity, channel) => new { identity.ContactId, channel.Platform });
        return new(
            sort.IsReverse,
            s => (known.Any(k => k.ContactId == s.Contact.Id && k.Platform == Platform.Instagram) ? 1m : 0m)
                + (known.Any(k => k.ContactId == s.Contact.Id && k.Platform == Platform.Messenger) ? 2m : 0m),
            without: null, CursorFormat.Number);
    }

    /// <summary>By what led them here last.</summary>
    private ContactOrder<string> Source(ContactSort sort)
    {
        var referrals = db.ReferralsVisibleTo(reader);
        return Text(
            sort, c => !referrals.Any(r => r.ContactId == c.Id),
            s => referrals.Where(r => r.ContactId == s.Contact.Id).OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
                .Select(r => r.AdTitle ?? r.Ref ?? r.Source ?? "").First());
    }

    /// <summary>By its type: numbers as numbers; days stand as texts of one shape, in the order of the days.</summary>
    private static IContactOrder Own(ContactSort sort, ContactProperty field)
    {
        var key = field.Key;
        Condition without = c => OwnValueSql.Text(c.OwnValues, key) == null;
        return field.Kind == ContactFieldKind.Number
            ? new ContactOrder<decimal>(
                sort.IsReverse, s => OwnValueSql.Number(s.Contact.OwnValues, key)!.Value, without, CursorFormat.Number)
#pragma warning disable CA1304, CA1311 // PostgreSQL's.
            : Text(sort, without, s => OwnValueSql.Text(s.Contact.OwnValues, key)!.Substring(0, KeyLength).ToLower());
#pragma warning restore CA1304, CA1311
    }
}
