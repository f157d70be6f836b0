using System.Linq.Expressions;

namespace Inbox.Web.Filters;

/// <summary>Something that can be asked of a row.</summary>
/// <param name="Name">As the language says it.</param>
/// <param name="Title">A key of the localizer; the name itself of a field of the organization's own.</param>
public abstract record FilterField(string Name, string Title, FilterKind Kind)
{
    /// <summary>Whether the organization made it itself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether rows may have no value, so that it can be asked whether there is one.</summary>
    public bool MayBeEmpty { get; init; }

    public IReadOnlyList<FilterOperator> Operators =>
        MayBeEmpty ? [.. OperatorsOf(Kind), FilterOperator.Known, FilterOperator.Empty] : OperatorsOf(Kind);

    private static IReadOnlyList<FilterOperator> OperatorsOf(FilterKind kind) => kind switch
    {
        FilterKind.Choice => [FilterOperator.Is, FilterOperator.Not],
        FilterKind.Number => [FilterOperator.Over, FilterOperator.Under],
        FilterKind.Amount => [FilterOperator.Is, FilterOperator.Over, FilterOperator.Under],
        FilterKind.Day => [FilterOperator.Before, FilterOperator.After],
        FilterKind.Text => [FilterOperator.Contains],
        FilterKind.Words => [FilterOperator.Contains, FilterOperator.Is],
        _ => [FilterOperator.Is],
    };
}

/// <param name="Ask">What it means; null where the values mean nothing here (any more), so that the condition is broken.</param>
public sealed record FilterField<T>(
    string Name, string Title, FilterKind Kind, Func<FilterOperator, IReadOnlyList<string>, Expression<Func<T, bool>>?> Ask)
    : FilterField(Name, Title, Kind);

/// <summary>What the values of a field look like.</summary>
public enum FilterKind
{
    /// <summary>Some of a number of known things.</summary>
    Choice,
    YesOrNo,

    /// <summary>A whole number of what the field's title says.</summary>
    Number,

    /// <summary>A decimal number, as 12.5.</summary>
    Amount,

    /// <summary>A day, as 2026-11-25.</summary>
    Day,
    Text,

    /// <summary>A text that can be asked for as a whole too.</summary>
    Words,
}
