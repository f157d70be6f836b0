using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>What the form of a segment says besides its conditions.</summary>
public sealed record SegmentForm
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public SegmentAudience Audience { get; init; }

    public Guid? TeamId { get; init; }

    /// <summary>The segment's version that the form was shown with; null for whatever is there.</summary>
    public uint? Seen { get; init; }

    /// <summary>Whether it is to hold whom it finds now, whatever comes.</summary>
    public bool IsFrozen { get; init; }

    public static SegmentForm Of(Segment segment) => new()
    {
        Id = segment.Id,
        Name = segment.Name,
        Audience = segment.Audience,
        TeamId = segment.TeamId,
        IsFrozen = segment.FrozenAt is not null,
        Seen = segment.Version,
    };

    public string? CleanName => Name?.Trim() is { Length: > 0 and <= Segment.NameLength } name ? name : null;
}

/// <summary>The form of a segment, with what its conditions can name.</summary>
/// <param name="IsNew">Whether it was not saved yet.</param>
/// <param name="Error">Why it was not saved; a key of the localizer.</param>
public sealed record SegmentFormPage(
    SegmentForm Form, ConditionsForm Conditions, IReadOnlyList<FilterWord> Teams, bool IsNew, string? Error = null)
{
    public required IFilterLanguage Language { get; init; }

    public required Func<string, IReadOnlyList<FilterWord>> Words { get; init; }

    /// <summary>Whether the conditions are more than can be asked, with those of the segments that they name.</summary>
    public required Predicate<Filter> IsTooMuch { get; init; }

    /// <summary>The segments that the agent sees.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Whom the conditions find.</summary>
    internal Expression<Func<Contact, bool>> Condition => ((FilterCompiler<Contact>)Language).Compile(Conditions.ToFilter());

    public ConditionsEditor Editor => new(Conditions, Language, Words);

    public static async Task<SegmentFormPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, SegmentForm form, ConditionsForm conditions, bool isNew, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var words = await ContactFilterWords.LoadAsync(db, reader.Agent, cancellationToken);
        var agentId = reader.Agent.Id;
        var teams = await db.TeamMembers.Where(m => m.AgentId == agentId)
            .Join(db.Teams.Where(t => t.RetiredAt == null), m => m.TeamId, t => t.Id, (m, t) => t).OrderBy(t => t.Name)
            .Select(t => new FilterWord(t.Id.ToString(), t.Name, false)).ToListAsync(cancellationToken);
        var fields = new ContactFilterFields(db, reader, words, now).Within(form.Id);
        return new(form, conditions, teams, isNew)
        {
            Language = fields.Compiler,
            IsTooMuch = fields.IsTooMuch,
            Words = words.Of,
            Segments = words.Segments,
        };
    }

    /// <returns>Why the form cannot be saved; null where it can.</returns>
    public string? Refusal()
    {
        var filter = Conditions.ToFilter();
        var conditions = filter.Conditions.ToList();
        return Form.CleanName is null ? "Give the segment a name of at most 60 characters."
            : !Enum.IsDefined(Form.Audience)
                || (Form.Audience == SegmentAudience.Team && !Teams.Any(team => team.Value == Form.TeamId.ToString()))
                ? "Choose one of your teams to share it with."
            : conditions.Count > Filter.MaxConditions ? "There are more than 40 conditions. Remove some."
            : conditions.Exists(Language.IsBroken)
                ? "Some conditions are empty, lead back to this segment, or name something that is gone. Fill them in or remove them."
            : IsTooMuch(filter) ? "With those of its segments there are more than 200 conditions. Remove some."
            : FilterJson.Write(filter).Length > FilterJson.MaxCharacters ? "The conditions name too much. Remove some values."
            : conditions.Exists(IsHiddenFromOthers)
                ? "It names a segment that not everybody sees with whom you share this one. Share that one first."
            : null;
    }

    /// <summary>Whether a condition names a segment that some of those do not see who see this one.</summary>
    private bool IsHiddenFromOthers(FilterCondition condition) => condition.Field == "segment" && Form.Audience != SegmentAudience.Mine
        && Segments.Any(segment => condition.Values.Contains(segment.Id.ToString()) && segment.Audience != SegmentAudience.Everybody
            && !(segment.Audience == SegmentAudience.Team && Form.Audience == SegmentAudience.Team && segment.TeamId == Form.TeamId));
}
