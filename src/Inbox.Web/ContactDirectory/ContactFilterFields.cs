using System.Globalization;
using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Lists;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;
using Condition = System.Linq.Expressions.Expression<System.Func<Inbox.Web.Contacts.Contact, bool>>;

namespace Inbox.Web.ContactDirectory;

/// <summary>
/// What can be asked of contacts; the titles are keys of the localizer. "is not" is true of whoever has no value too.
/// </summary>
internal sealed class ContactFilterFields(InboxDbContext db, SignedInAgent reader, ContactFilterWords words, DateTimeOffset now)
{
    private const string SegmentField = "segment";

    /// <summary>
    /// So many conditions may be asked in one question, those of the segments that it names included: each of a few segments that names the
    /// others twice would else be a question that no server ends.
    /// </summary>
    private const int MaxConditions = 200;

    /// <summary>The segments that are being read: one that leads to itself means nothing.</summary>
    private readonly Stack<Guid> path = [];

    /// <summary>Those that were read, with how many conditions they come to; none where they are broken.</summary>
    private readonly Dictionary<Guid, (Condition? Condition, int Size)> read = [];

    public FilterCompiler<Contact> Compiler => new(
    [
        new("name", "Name", FilterKind.Text, Text(ContactName.Contains)),
        new("phone", "Phone", FilterKind.Text, (asked, values) => asked == FilterOperator.Known
            ? c => c.Phone != null : Part(values, DigitsOf) is { } part
                ? c => EF.Functions.Like(c.PhoneNumber!, part, FoldedText.Escape) : null)
        {
            MayBeEmpty = true,
        },
        new("email", "E-mail", FilterKind.Text, (asked, values) => asked == FilterOperator.Known
            ? c => c.Email != null : Part(values, text => text.ToLowerInvariant()) is { } part
                ? c => EF.Functions.Like(c.EmailAddress!, part, FoldedText.Escape)
                    || EF.Functions.ILike(c.Email!, part, FoldedText.Escape) : null)
        {
            MayBeEmpty = true,
        },
        new("owner", "Contact owner", FilterKind.Choice, Owner) { MayBeEmpty = true },
        new("language", "Language", FilterKind.Choice, Choice(
            "language", values => c => c.Language != null && values.Contains(c.Language), c => c.Language != null))
        {
            MayBeEmpty = true,
        },
        new("time-zone", "Time zone", FilterKind.Choice, Choice(
            "time-zone", values => c => c.TimeZone != null && values.Contains(c.TimeZone), c => c.TimeZone != null))
        {
            MayBeEmpty = true,
        },
        new(ContactProperties.Consent, "Consent to marketing", FilterKind.YesOrNo, (asked, values) => asked == FilterOperator.Known
            ? c => c.ConsentsToMarketing != null
            : values switch
            {
                [FilterVocabulary.Yes] => c => c.ConsentsToMarketing == true,
                [FilterVocabulary.No] => c => c.ConsentsToMarketing == false,
                _ => null,
            })
        {
            MayBeEmpty = true,
        },
        new(SegmentField, "Segment", FilterKind.Choice, InSegments),
        new("label", "Label", FilterKind.Choice, Labels) { MayBeEmpty = true },
        new("platform", "Platform", FilterKind.Choice, OnPlatform),
        new("channel", "Channel", FilterKind.Choice, OnChannel),
        new("window", "Reply window is open", FilterKind.YesOrNo, YesOrNo(
            c => db.VisibleTo(reader.Agent).Any(x => x.ContactId == c.Id && x.WindowClosesAt > now))),
        new("marketing-stopped", "Wants no marketing messages", FilterKind.YesOrNo, YesOrNo(
            c => db.ContactIdentities.Any(i => i.ContactId == c.Id && i.MarketingStoppedAt != null))),
        new("unreachable", "Cannot be reached", FilterKind.YesOrNo, YesOrNo(
            c => db.ContactIdentities.Any(i => i.ContactId == c.Id)
                && !db.ContactIdentities.Any(i => i.ContactId == c.Id && i.UnreachableAt == null))),
        new("origin", "Came by an ad or a link", FilterKind.YesOrNo, YesOrNo(
            c => db.ReferralsVisibleTo(reader.Agent).Any(r => r.ContactId == c.Id))),
        new("blocked", "Blocked", FilterKind.YesOrNo, YesOrNo(c => c.BlockedAt != null)),
        new("can-be-written", "Ever wrote", FilterKind.YesOrNo, YesOrNo(c => db.ContactIdentities.Any(i => i.ContactId == c.Id))),
        new("active", "Last message", FilterKind.Day, Day(Active)),
        new("first-seen", "First seen", FilterKind.Day, Day((at, isBefore) => isBefore ? c => c.CreatedAt < at : c => c.CreatedAt >= at)),
        .. words.OwnFields.Select(OwnValueFilter.Of),
    ]);

    /// <summary>For the conditions of a segment itself, which cannot lead back to it.</summary>
    public ContactFilterFields Within(Guid segmentId)
    {
        path.Push(segmentId);
        return this;
    }

    /// <returns>Null where the segment is broken: it holds nobody then.</returns>
    public Condition? In(Segment segment)
    {
        var id = segment.Id;
        if (segment.FrozenAt is not null)
        {
            return c => db.SegmentMembers.Any(m => m.SegmentId == id && m.ContactId == c.Id);
        }

        if (!read.TryGetValue(id, out var known))
        {
            read[id] = known = path.Contains(id) ? default : Read(id, FilterJson.Parse(segment.Filter));
        }

        return known.Condition;
    }

    private (Condition? Condition, int Size) Read(Guid id, Filter? filter)
    {
        path.Push(id);
        var compiler = Compiler;
        var isBroken = filter is null || filter.Conditions.Any(compiler.IsBroken);
        path.Pop();
        return isBroken || IsTooMuch(filter!) ? default : (compiler.Compile(filter!), filter!.Conditions.Sum(SizeOf));
    }

    /// <summary>Whether it asks, with the segments that it names, more than can be answered.</summary>
    public bool IsTooMuch(Filter filter) => filter.Conditions.Sum(SizeOf) > MaxConditions;

    /// <summary>A segment that is named comes to as many conditions as it has.</summary>
    private int SizeOf(FilterCondition condition) => condition.Field != SegmentField ? 1
        : condition.Values.Sum(value =>
            SegmentOf(value) is { FrozenAt: null } segment && In(segment) is not null ? read[segment.Id].Size : 1);

    private Segment? SegmentOf(string value) => words.Segments.FirstOrDefault(segment => segment.Id.ToString() == value);

    private Condition? InSegments(FilterOperator asked, IReadOnlyList<string> values)
    {
        var conditions = values.Select(value => SegmentOf(value) is { } segment ? In(segment) : null).ToList();
        return conditions.Contains(null) ? null : conditions.OfType<Condition>().Aggregate(OwnValueFilter.Or);
    }

    private static Func<FilterOperator, IReadOnlyList<string>, Condition?> Text(Func<string, Condition> ask) =>
        (_, values) => values is [var value] && !string.IsNullOrWhiteSpace(value) ? ask(value) : null;

    /// <summary>A pattern of what is written there; null where nothing is.</summary>
    private static string? Part(IReadOnlyList<string> values, Func<string, string> clean) =>
        values is [var value] && clean(value) is { Length: > 0 } part
            ? FoldedText.PatternOf(part) : null;

    /// <summary>A nought that is not dialled from abroad stands in brackets: +49 (0)40.</summary>
    private static string DigitsOf(string text) =>
        string.Concat(text.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit)).TrimStart('0');

    private Condition? Owner(FilterOperator asked, IReadOnlyList<string> values)
    {
        if (asked == FilterOperator.Known)
        {
            return c => c.OwnerId != null;
        }

        var named = values.Select(value => value == FilterVocabulary.Me ? reader.Agent.Id.ToString() : value).ToList();
        return words.Ids("owner", named) is { } ids ? c => c.OwnerId != null && ids.Contains(c.OwnerId.Value) : null;
    }

    /// <summary>As far as the agent sees: a hidden conversation tells nothing by its time.</summary>
    private Condition Active(DateTimeOffset at, bool isBefore)
    {
        var seen = db.WithActivity(reader.Agent, db.Contacts);
        return reader.Agent.SightInEffect != AccessScope.Everything
            ? isBefore ? c => seen.Any(s => s.Contact.Id == c.Id && s.ActiveAt < at && s.ActiveAt > Contact.Never)
                : c => seen.Any(s => s.Contact.Id == c.Id && s.ActiveAt >= at)
            : isBefore ? c => c.LastActivityAt < at && c.LastActivityAt > Contact.Never : c => c.LastActivityAt >= at;
    }

    private Condition? Labels(FilterOperator asked, IReadOnlyList<string> values) => asked == FilterOperator.Known
        ? c => db.ContactLabels.Any(l => l.ContactId == c.Id && db.Labels.Any(x => x.Id == l.LabelId && x.RetiredAt == null))
        : words.Ids("label", values) is { } ids ? c => db.ContactLabels.Any(l => l.ContactId == c.Id && ids.Contains(l.LabelId)) : null;

    private Condition? OnChannel(FilterOperator asked, IReadOnlyList<string> values) => words.Ids("channel", values) is { } ids
        ? c => db.ContactIdentities.Any(i => i.ContactId == c.Id && ids.Contains(i.ChannelId)) : null;

    private Condition? OnPlatform(FilterOperator asked, IReadOnlyList<string> values)
    {
        var platforms = values.Where(value => UpperCaseEnum.TryParse<Platform>(value, out _)).Select(UpperCaseEnum.Parse<Platform>)
            .ToArray();
        return platforms.Length == values.Count
            ? c => db.ContactIdentities.Any(i => i.ContactId == c.Id
                && db.Channels.Any(x => x.Id == i.ChannelId && platforms.Contains(x.Platform)))
            : null;
    }

    private Func<FilterOperator, IReadOnlyList<string>, Condition?> Choice(
        string field, Func<string[], Condition> ask, Condition hasAny) => (asked, values) =>
        asked == FilterOperator.Known ? hasAny
        : values.All(value => words.Of(field).Any(word => word.Value == value)) ? ask([.. values])
        : null;

    private static Func<FilterOperator, IReadOnlyList<string>, Condition?> YesOrNo(Condition asked) => (_, values) => values switch
    {
        [FilterVocabulary.Yes] => asked,
        [FilterVocabulary.No] => Expression.Lambda<Func<Contact, bool>>(Expression.Not(asked.Body), asked.Parameters),
        _ => null,
    };

    private Func<FilterOperator, IReadOnlyList<string>, Condition?> Day(Func<DateTimeOffset, bool, Condition> ask) => (asked, values) =>
        values is [var value]
            && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1970 and < 9999
            ? ask(asked == FilterOperator.After ? TimeZones.EndOf(day, reader.Zone) : TimeZones.StartOf(day, reader.Zone),
                asked == FilterOperator.Before)
            : null;
}
