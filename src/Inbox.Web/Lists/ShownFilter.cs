using System.Linq.Expressions;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>The filter of a list that is none of the ready-made ones, read and ready to be asked.</summary>
/// <param name="Name">The saved view's; null for a filter that only the address has.</param>
/// <param name="ViewId">The saved view, where it is there and may be changed by the reader.</param>
public sealed record ShownFilter(string? Name, Guid? ViewId, Filter Filter, FilterVocabulary Words, IReadOnlyList<FilterChip> Chips)
{
    public required Expression<Func<Conversation, bool>> Condition { get; init; }

    /// <summary>
    /// Whether the address names a view that is not there, or one that is no business of the reader's, or says nothing that can be read.
    /// </summary>
    public bool IsGone { get; init; }

    /// <summary>Whether what it shows may stand in several ways, so that each row says how.</summary>
    public bool MixesStatuses =>
        !Filter.Conditions.Any(condition => condition is { Field: "status", Operator: FilterOperator.Is, Values.Count: 1 });

    public bool IsBroken => Chips.Any(chip => chip.IsBroken);

    public static async Task<ShownFilter?> FindAsync(
        InboxDbContext db, SignedInAgent reader, ConversationFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!filter.IsCustom)
        {
            return null;
        }

        var view = filter.ViewId is { } id
            ? await SavedViews.For(db, reader.Agent).AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancellationToken)
            : null;
        var asked = FilterJson.Parse(view?.Filter ?? filter.Custom);
        var words = await FilterVocabulary.LoadAsync(db, cancellationToken);
        return Of(db, reader, view, asked, words, now);
    }

    internal static ShownFilter Of(
        InboxDbContext db, SignedInAgent reader, SavedView? view, Filter? asked, FilterVocabulary words, DateTimeOffset now)
    {
        var compiler = new ConversationFields(db, reader, words, now).Compiler;
        var filter = asked ?? FilterGroup.Everything;
        return new(
            view?.Name, view is not null && reader.Agent.MayChange(view) ? view.Id : null, filter, words,
            FilterChip.AllOf(filter, compiler, words.Of))
        {
            Condition = asked is null ? _ => false : compiler.Compile(WithoutSpam(filter)),
            IsGone = asked is null,
        };
    }

    /// <summary>Spam shows only where it is asked for.</summary>
    private static Filter WithoutSpam(Filter filter) => filter.Conditions.Any(condition => condition.Field == "status")
        ? filter
        : new FilterGroup(FilterJoin.All, [filter, new FilterCondition("status", FilterOperator.Not, ["SPAM"])]);
}
