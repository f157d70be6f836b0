using System.Globalization;
using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;
using Condition = System.Linq.Expressions.Expression<System.Func<Inbox.Web.Conversations.Conversation, bool>>;

namespace Inbox.Web.Lists;

/// <summary>
/// What can be asked of conversations; the titles are keys of the localizer. A field more is a line more here, and is known to every list,
/// view and form.
/// </summary>
internal sealed class ConversationFields(InboxDbContext db, SignedInAgent reader, FilterVocabulary words, DateTimeOffset now)
{
    private const int MaxNumber = 1_000_000;

    public FilterCompiler<Conversation> Compiler => new(
    [
        new("status", "Status", FilterKind.Choice, Enums<ConversationStatus>(InStatus)),
        new("assignee", "Assignee", FilterKind.Choice, Assignee),
        new("team", "Team", FilterKind.Choice, Team),
        new("channel", "Channel", FilterKind.Choice, Ids(words.Channels, OnChannel)),
        new("platform", "Platform", FilterKind.Choice, Enums<Platform>(OnPlatform)),
        new("label", "Label", FilterKind.Choice, Ids(
            words.Labels, ids => c => db.ConversationLabels.Any(l => l.ConversationId == c.Id && ids.Contains(l.LabelId)))),
        new("contact-label", "Label of the contact", FilterKind.Choice, Ids(
            words.Labels, ids => c => db.ContactLabels.Any(l => l.ContactId == c.ContactId && ids.Contains(l.LabelId)))),
        new("priority", "Priority", FilterKind.Choice, Enums<ConversationPriority>(values => c => values.Contains(c.Priority))),
        new("unread", "Unread", FilterKind.YesOrNo, YesOrNo(Unread)),
        new("needs-reply", "Needs reply", FilterKind.YesOrNo, YesOrNo(c => c.WaitingSince != null)),
        new("waiting", "Minutes waiting for a reply", FilterKind.Number, Number(Waiting)),
        new("window", "Hours until the reply window closes", FilterKind.Number, Number(Window)),
        new("silent", "Days since the last message", FilterKind.Number, Number(Silent)),
        new("last-message", "Last message", FilterKind.Day, Day(
            (at, isBefore) => isBefore ? c => c.LastMessageAt < at : c => c.LastMessageAt >= at)),
        new("started", "Begun", FilterKind.Day, Day((at, isBefore) => isBefore ? c => c.StartedAt < at : c => c.StartedAt >= at)),
        new("contact", "Name of the contact", FilterKind.Text, Named),
        new("said", "Message or note", FilterKind.Text, Said),
        new("blocked", "Contact is blocked", FilterKind.YesOrNo, YesOrNo(
            c => db.Contacts.Any(x => x.Id == c.ContactId && x.BlockedAt != null))),
        new("file", "Has a picture or file", FilterKind.YesOrNo, YesOrNo(
            c => db.Messages.Any(m => m.ConversationId == c.Id && m.Attachments.Any()))),
    ]);

    /// <remarks>One value is asked for as such: only behind an equality do the indexes lie in the list's order.</remarks>
    private static Condition InStatus(ConversationStatus[] values) =>
        values is [var one] ? c => c.Status == one : c => values.Contains(c.Status);

    private static Condition OnPlatform(Platform[] values) =>
        values is [var one] ? c => c.Platform == one : c => values.Contains(c.Platform);

    private static Condition OnChannel(Guid[] ids) =>
        ids is [var one] ? c => c.ChannelId == one : c => ids.Contains(c.ChannelId);

    private Condition Unread
    {
        get
        {
            var (agentId, since) = (reader.Agent.Id, reader.Agent.CreatedAt);
            return c => c.LastIncomingReceivedAt > (db.ReadMarkers.Where(m => m.AgentId == agentId && m.ConversationId == c.Id)
                .Select(m => (DateTimeOffset?)m.ReadUntil).FirstOrDefault() ?? since);
        }
    }

    private Condition? Assignee(FilterOperator asked, IReadOnlyList<string> values)
    {
        var hasNobody = values.Contains(FilterVocabulary.Nobody);
        var ids = Known(
            values.Where(
                v => v != FilterVocabulary.Nobody).Select(v => v == FilterVocabulary.Me ? reader.Agent.Id.ToString() : v), words.Agents);
        return ids is null ? null : c => (c.AssigneeId != null && ids.Contains(c.AssigneeId.Value)) || (hasNobody && c.AssigneeId == null);
    }

    private Condition? Team(FilterOperator asked, IReadOnlyList<string> values)
    {
        var hasNobody = values.Contains(FilterVocabulary.Nobody);
        var ids = Known(values.Where(v => v != FilterVocabulary.Nobody), words.Teams);
        return ids is null ? null : c => (c.TeamId != null && ids.Contains(c.TeamId.Value)) || (hasNobody && c.TeamId == null);
    }

    private Condition Waiting(int minutes, bool isOver)
    {
        var edge = now.AddMinutes(-minutes);
        return isOver ? c => c.WaitingSince < edge : c => c.WaitingSince >= edge;
    }

    private Condition Window(int hours, bool isOver)
    {
        var (from, edge) = (now, now.AddHours(hours));
        return isOver ? c => c.WindowClosesAt > edge : c => c.WindowClosesAt > from && c.WindowClosesAt <= edge;
    }

    private Condition Silent(int days, bool isOver)
    {
        var edge = days < (now - DateTimeOffset.MinValue).TotalDays ? now.AddDays(-days) : DateTimeOffset.MinValue;
        return isOver ? c => c.LastMessageAt < edge : c => c.LastMessageAt >= edge;
    }

    private static Guid[]? Known(IEnumerable<string> values, IReadOnlyList<FilterWord> words)
    {
        var named = values.ToList();
        var ids = named.Select(value => words.FirstOrDefault(word => word.Value == value)).OfType<FilterWord>()
            .Select(word => Guid.Parse(word.Value)).ToArray();
        return ids.Length == named.Count ? ids : null;
    }

    private static Func<FilterOperator, IReadOnlyList<string>, Condition?> Ids(
        IReadOnlyList<FilterWord> words, Func<Guid[], Condition> ask) =>
        (_, values) => Known(values, words) is { } ids ? ask(ids) : null;

    private static Func<FilterOperator, IReadOnlyList<string>, Condition?> Enums<TEnum>(Func<TEnum[], Condition> ask)
        where TEnum : struct, Enum =>
        (_, values) => values.All(value => UpperCaseEnum.TryParse<TEnum>(value, out var _))
            ? ask([.. values.Select(UpperCaseEnum.Parse<TEnum>)]) : null;

    private static Func<FilterOperator, IReadOnlyList<string>, Condition?> YesOrNo(Condition asked) => (_, values) => values switch
    {
        [FilterVocabulary.Yes] => asked,
        [FilterVocabulary.No] => Expression.Lambda<Func<Conversation, bool>>(Expression.Not(asked.Body), asked.Parameters),
        _ => null,
    };

    private static Func<FilterOperator, IReadOnlyList<string>, Condition?> Number(Func<int, bool, Condition> ask) => (asked, values) =>
        values is [var value] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxNumber
            ? ask(number, asked == FilterOperator.Over)
            : null;

    private Func<FilterOperator, IReadOnlyList<string>, Condition?> Day(Func<DateTimeOffset, bool, Condition> ask) => (asked, values) =>
        values is [var value]
            && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1970 and < 9999
            ? ask(asked == FilterOperator.After ? TimeZones.EndOf(day, reader.Zone) : TimeZones.StartOf(day, reader.Zone),
                asked == FilterOperator.Before)
            : null;

    private Condition? Named(FilterOperator asked, IReadOnlyList<string> values)
    {
        if (values is not [var value] || string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var named = ContactName.Contains(value);
        return c => db.Contacts.Where(named).Any(x => x.Id == c.ContactId);
    }

    /// <summary>What search finds of it by words.</summary>
    private Condition? Said(FilterOperator asked, IReadOnlyList<string> values)
    {
        if (values is not [var value] || SearchTerm.Of(value) is not { Count: > 0 } terms)
        {
            return null;
        }

        var words = SearchTerm.ToTsQuery(terms.Take(SearchTerm.MaxTerms));
        return c => db.SearchEntries.Any(
            e => e.ConversationId == c.Id && e.Words.Matches(EF.Functions.ToTsQuery(SearchMapping.Configuration, words)));
    }
}
