using Inbox.Web.Filters;
using Inbox.Web.Localization;

namespace Inbox.Web.Lists;

/// <summary>A condition as a list shows it.</summary>
/// <param name="Field">A key of the localizer; or the name of a field that there is not.</param>
public sealed record FilterChip(string Field, FilterOperator Operator, IReadOnlyList<FilterWord> Values, bool IsBroken)
{
    /// <summary>Whether the field is one that the organization made itself, and says its name.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The groups that begin with it, the outer ones first: all conditions hold where none is said.</summary>
    public IReadOnlyList<FilterJoin> Opens { get; init; } = [];

    /// <summary>How many groups end with it.</summary>
    public int Closes { get; init; }

    private const string Gone = "something that is gone";

    /// <summary>All conditions of a filter, in its order.</summary>
    public static IReadOnlyList<FilterChip> AllOf(
        Filter filter, IFilterLanguage language, Func<string, IReadOnlyList<FilterWord>> words) => filter switch
        {
            FilterGroup { Join: FilterJoin.All } group => [.. group.Parts.SelectMany(part => Within(part, language, words))],
            _ => Within(filter, language, words),
        };

    private static List<FilterChip> Within(Filter filter, IFilterLanguage language, Func<string, IReadOnlyList<FilterWord>> words)
    {
        if (filter is not FilterGroup group)
        {
            return [Of((FilterCondition)filter, language, words)];
        }

        var chips = group.Parts.SelectMany(part => Within(part, language, words)).ToList();
        if (chips.Count > 0 && (group.Parts.Count > 1 || group.Join == FilterJoin.None))
        {
            chips[0] = chips[0] with { Opens = [group.Join, .. chips[0].Opens] };
            chips[^1] = chips[^1] with { Closes = chips[^1].Closes + 1 };
        }

        return chips;
    }

    private static FilterChip Of(FilterCondition condition, IFilterLanguage language, Func<string, IReadOnlyList<FilterWord>> words)
    {
        var field = language.Named(condition.Field);
        return new(
            field?.Title ?? condition.Field, condition.Operator,
            [.. condition.Values.Select(value => Word(field, value, words))], language.IsBroken(condition))
        {
            IsOwn = field is null or { IsOwn: true },
        };
    }

    private static FilterWord Word(FilterField? field, string value, Func<string, IReadOnlyList<FilterWord>> words) =>
        field is { Kind: FilterKind.Day } ? new(value, DayWords.Of(value), false)
        : field is { Kind: not (FilterKind.Choice or FilterKind.YesOrNo) } || field is null
            ? new(value, value, false)
            : words(field.Name).FirstOrDefault(word => word.Value == value) ?? new(value, Gone, true);
}
