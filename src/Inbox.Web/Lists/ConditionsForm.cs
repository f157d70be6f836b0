using Inbox.Web.Data;
using Inbox.Web.Filters;

namespace Inbox.Web.Lists;

/// <summary>What a form says of a filter: conditions that all hold, of which one holds, and none of which holds.</summary>
public record ConditionsForm
{
    public List<ConditionForm> All { get; init => field = [.. value.OfType<ConditionForm>()]; } = [];

    public List<ConditionForm> Any { get; init => field = [.. value.OfType<ConditionForm>()]; } = [];

    public List<ConditionForm> None { get; init => field = [.. value.OfType<ConditionForm>()]; } = [];

    /// <summary>What is chosen to be added: for each group nothing, or its name, a colon and a field.</summary>
    public List<string?> Add { get; init; } = [];

    /// <summary>Which condition goes: its group's name, a colon and its place.</summary>
    public string? Remove { get; init; }

    public IEnumerable<(FilterJoin Join, List<ConditionForm> Conditions)> Groups =>
        [(FilterJoin.All, All), (FilterJoin.Any, Any), (FilterJoin.None, None)];

    public Filter ToFilter() => new FilterGroup(
        FilterJoin.All,
        [
            .. All.Select(condition => condition.ToCondition()),
            .. Any.Count > 0
                ? [new FilterGroup(FilterJoin.Any, [.. Any.Select(condition => condition.ToCondition())])] : Array.Empty<Filter>(),
            .. None.Count > 0
                ? [new FilterGroup(FilterJoin.None, [.. None.Select(condition => condition.ToCondition())])] : Array.Empty<Filter>(),
        ]);

    /// <summary>Why a filter is not shown in the form; a key of the localizer.</summary>
    public const string TooDeep =
        "This filter has groups within groups, which a form cannot show. Choose its conditions here, or use it by its address.";

    /// <summary>Whether the form says the same as the filter: it has one group of each kind, and none within another.</summary>
    public static bool CanHold(Filter filter)
    {
        var parts = filter is FilterGroup { Join: FilterJoin.All } all ? all.Parts : [filter];
        return parts.OfType<FilterGroup>().All(group => group.Join != FilterJoin.All && group.Parts.All(part => part is FilterCondition))
            && parts.OfType<FilterGroup>().Count(group => group.Join == FilterJoin.Any) <= 1;
    }

    /// <summary>A filter that it can hold.</summary>
    public ConditionsForm With(Filter filter)
    {
        var parts = filter is FilterGroup { Join: FilterJoin.All } all ? all.Parts : [filter];
        return this with
        {
            All = [.. parts.SelectMany(part => part is FilterGroup { Join: not FilterJoin.All } ? [] : part.Conditions)
                .Select(ConditionForm.Of)],
            Any = [.. parts.OfType<FilterGroup>().Where(group => group.Join == FilterJoin.Any).SelectMany(group => group.Conditions)
                .Select(ConditionForm.Of)],
            None = [.. parts.OfType<FilterGroup>().Where(group => group.Join == FilterJoin.None).SelectMany(group => group.Conditions)
                .Select(ConditionForm.Of)],
        };
    }

    /// <summary>The form after one of its buttons that saves nothing.</summary>
    public ConditionsForm Changed(IFilterLanguage language)
    {
        foreach (var (join, conditions) in Groups)
        {
            if (Remove?.Split(':') is [var from, var place] && from == join.ToString() && int.TryParse(place, out var index) && index >= 0
                && index < conditions.Count)
            {
                conditions.RemoveAt(index);
            }

            foreach (var field in Add.Where(added => added?.StartsWith($"{join}:", StringComparison.Ordinal) == true)
                .Select(added => language.Named(added!.Split(':')[1])).OfType<FilterField>())
            {
                conditions.Add(new() { Field = field.Name, Operator = field.Operators[0] });
            }
        }

        return this with { Add = [], Remove = null };
    }

    /// <summary>Whether it was sent by a button that saves nothing.</summary>
    public bool IsBeingMade => Remove is not null || Add.Exists(added => !string.IsNullOrEmpty(added));
}

/// <summary>A condition in the form.</summary>
public sealed record ConditionForm
{
    public string? Field { get; init; }

    public FilterOperator Operator { get; init; }

    public List<string?> Values { get; init; } = [];

    public FilterCondition ToCondition() => new(
        Field ?? "", Operator, Operator is FilterOperator.Known or FilterOperator.Empty ? [] : [
        .. Values.OfType<string>().Where(value => value.Trim().Length > 0).Take(Filter.MaxValues)
            .Select(value => ColumnText.Fit(value, Filter.ValueLength))]);

    public static ConditionForm Of(FilterCondition condition) =>
        new() { Field = condition.Field, Operator = condition.Operator, Values = [.. condition.Values] };
}
