using Inbox.Web.Filters;

namespace Inbox.Web.Lists;

/// <summary>The part of a form in which conditions are made.</summary>
/// <param name="Words">What a field's values can be; empty where they are written and not chosen.</param>
public sealed record ConditionsEditor(ConditionsForm Form, IFilterLanguage Language, Func<string, IReadOnlyList<FilterWord>> Words)
{
    public IEnumerable<ViewFormGroup> Groups =>
        Form.Groups.Select(
            group => new ViewFormGroup(group.Join, [.. group.Conditions.Select((condition, index) => Row(group.Join, condition, index))]));

    private ViewFormRow Row(FilterJoin join, ConditionForm condition, int index)
    {
        var field = Language.Named(condition.Field ?? "");
        return new(
            $"{join}[{index}]", $"{join}:{index}", condition, field?.Title, field?.Kind ?? FilterKind.Text, field?.Operators ?? [],
            Words(condition.Field ?? ""), condition.ToCondition() is { IsOfPresence: true } or { Values.Count: > 0 }
                && Language.IsBroken(condition.ToCondition()));
    }
}

public sealed record ViewFormGroup(FilterJoin Join, IReadOnlyList<ViewFormRow> Rows)
{
    /// <summary>A key of the localizer.</summary>
    public string Title => Join switch
    {
        FilterJoin.All => "All of these are true",
        FilterJoin.Any => "And at least one of these",
        _ => "And none of these",
    };
}

/// <param name="Prefix">How its fields are named in the form.</param>
/// <param name="Place">How it is named by the button that removes it.</param>
/// <param name="Title">A key of the localizer; null where there is no such field (any more).</param>
public sealed record ViewFormRow(
    string Prefix, string Place, ConditionForm Condition, string? Title, FilterKind Kind, IReadOnlyList<FilterOperator> Operators,
    IReadOnlyList<FilterWord> Words, bool IsBroken)
{
    /// <summary>The values that are gone, which the form still shows.</summary>
    public IEnumerable<string> Gone => Condition.ToCondition().Values.Where(value => Words.All(word => word.Value != value));
}
