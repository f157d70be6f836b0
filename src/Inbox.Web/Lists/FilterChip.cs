using Inbox.Web.Filters;

namespace Inbox.Web.Lists;

/// <summary>A condition as a list shows it.</summary>
/// <param name="Field">A key of the localizer; or the name of a field that there is not.</param>
public sealed record FilterChip(string Field, FilterOperator Operator, IReadOnlyList<FilterWord> Values, bool IsBroken)
{
    /// <summary>Whether the field is one that the organization made itself, and says its name.</summary>
    public bool IsOwn { get; init; }

    private const string Gone = "something that is gone";

    public static FilterChip Of(FilterCondition condition, IFilterLanguage language, Func<string, IReadOnlyList<FilterWord>> words)
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
        field is { Kind: not (FilterKind.Choice or FilterKind.YesOrNo) } || field is null
            ? new(value, value, false)
            : words(field.Name).FirstOrDefault(word => word.Value == value) ?? new(value, Gone, true);
}
