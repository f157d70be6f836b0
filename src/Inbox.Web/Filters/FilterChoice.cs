namespace Inbox.Web.Filters;

/// <summary>A value that a list can be narrowed down to by one press, and given up by another.</summary>
/// <param name="IsOneOfMany">Whether several values of the field may hold at once; else a new one takes the place of the old.</param>
public sealed record FilterChoice(string Field, FilterOperator Operator, string Value, bool IsOneOfMany)
{
    public bool IsIn(Filter filter) => Parts(filter).Any(part => IsAskedBy(part) && ((FilterCondition)part).Values.Contains(Value));

    /// <summary>The filter with the value, or without it where it has it already.</summary>
    /// <returns>Null where the filter would ask for more than anybody needs.</returns>
    public Filter? Toggle(Filter filter)
    {
        var parts = Parts(filter).ToList();
        var place = parts.FindIndex(IsAskedBy);
        if (place < 0)
        {
            parts.Add(new FilterCondition(Field, Operator, [Value]));
        }
        else if (Toggled(((FilterCondition)parts[place]).Values) is { Count: > 0 } values)
        {
            parts[place] = new FilterCondition(Field, Operator, values);
        }
        else
        {
            parts.RemoveAt(place);
        }

        var toggled = new FilterGroup(FilterJoin.All, parts);
        return FilterJson.Parse(FilterJson.Write(toggled)) is null ? null : toggled;
    }

    private static IReadOnlyList<Filter> Parts(Filter filter) => filter is FilterGroup { Join: FilterJoin.All } all ? all.Parts : [filter];

    private bool IsAskedBy(Filter part) => part is FilterCondition condition && condition.Field == Field && condition.Operator == Operator;

    private List<string> Toggled(IReadOnlyList<string> values) =>
        values.Contains(Value) ? [.. values.Where(value => value != Value)]
        : IsOneOfMany ? [.. values, Value]
        : [Value];
}
