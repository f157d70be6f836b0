using System.Linq.Expressions;

namespace Inbox.Web.Filters;

/// <summary>Something that can be asked of a row.</summary>
/// <param name="Name">As the language says it.</param>
/// <param name="Title">A key of the localizer.</param>
/// <param name="Ask">What it means; null where the values mean nothing here (any more), so that the condition is broken.</param>
public sealed record FilterField<T>(
    string Name, string Title, FilterKind Kind, Func<FilterOperator, IReadOnlyList<string>, Expression<Func<T, bool>>?> Ask)
{
    public IReadOnlyList<FilterOperator> Operators => Kind switch
    {
        FilterKind.Choice => [FilterOperator.Is, FilterOperator.Not],
        FilterKind.Number => [FilterOperator.Over, FilterOperator.Under],
        FilterKind.Day => [FilterOperator.Before, FilterOperator.After],
        FilterKind.Text => [FilterOperator.Contains],
        _ => [FilterOperator.Is],
    };
}

/// <summary>What the values of a field look like.</summary>
public enum FilterKind
{
    /// <summary>Some of a number of known things.</summary>
    Choice,
    YesOrNo,

    /// <summary>A whole number of what the field's title says.</summary>
    Number,

    /// <summary>A day, as 2026-11-25.</summary>
    Day,
    Text,
}
