namespace Inbox.Web.Filters;

/// <summary>What a list shows, in the one language of lists, saved views and segments: conditions, joined by all, any and none.</summary>
public abstract record Filter
{
    public const int MostDepth = 4;
    public const int MostConditions = 40;
    public const int MostValues = 50;
    public const int ValueLength = 200;

    /// <summary>All conditions in it, however deep.</summary>
    public IEnumerable<FilterCondition> Conditions => this switch
    {
        FilterGroup group => group.Parts.SelectMany(part => part.Conditions),
        FilterCondition condition => [condition],
        _ => [],
    };
}

public sealed record FilterGroup(FilterJoin Join, IReadOnlyList<Filter> Parts) : Filter
{
    /// <summary>Asks for nothing, so that everything is shown.</summary>
    public static FilterGroup Everything { get; } = new(FilterJoin.All, []);
}

/// <summary>One thing to ask of one field. It is kept as it was written, also where the field or what it names is gone.</summary>
public sealed record FilterCondition(string Field, FilterOperator Operator, IReadOnlyList<string> Values) : Filter;

public enum FilterJoin
{
    All,
    Any,
    None,
}

public enum FilterOperator
{
    /// <summary>One of the values.</summary>
    Is,

    /// <summary>None of the values.</summary>
    Not,
    Over,
    Under,
    Before,
    After,
    Contains,

    /// <summary>A word of another version of the language.</summary>
    Unknown,
}
