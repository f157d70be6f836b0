namespace Inbox.Web.Filters;

/// <summary>What a list shows, in the one language of lists, saved views and segments: conditions, joined by all, any and none.</summary>
public abstract record Filter
{
    public const int MaxDepth = 4;
    public const int MaxConditions = 40;
    public const int MaxValues = 50;
    public const int ValueLength = 200;

    /// <summary>All conditions in it, however deep.</summary>
    public IEnumerable<FilterCondition> Conditions => this switch
    {
        FilterGroup group => group.Parts.SelectMany(part => part.Conditions),
        FilterCondition condition => [condition],
        _ => [],
    };

    /// <summary>The same without one of its conditions, and without the groups that this leaves empty.</summary>
    /// <param name="place">Which of <see cref="Conditions"/>.</param>
    /// <returns>Null where nothing is left.</returns>
    public Filter? Without(int place)
    {
        if (this is not FilterGroup group)
        {
            return place == 0 ? null : this;
        }

        var parts = new List<Filter>();
        foreach (var part in group.Parts)
        {
            var count = part.Conditions.Count();
            var isThere = place >= 0 && place < count;
            parts.AddRange(isThere ? part.Without(place) is { } rest ? [rest] : [] : [part]);
            place -= count;
        }

        return parts.Count == 0 ? null : group with { Parts = parts };
    }
}

public sealed record FilterGroup(FilterJoin Join, IReadOnlyList<Filter> Parts) : Filter
{
    /// <summary>Asks for nothing, so that everything is shown.</summary>
    public static FilterGroup Everything { get; } = new(FilterJoin.All, []);
}

/// <summary>One thing to ask of one field. It is kept as it was written, also where the field or what it names is gone.</summary>
public sealed record FilterCondition(string Field, FilterOperator Operator, IReadOnlyList<string> Values) : Filter
{
    /// <summary>Whether it asks for nothing but that there is a value, or none.</summary>
    public bool IsOfPresence => Operator is FilterOperator.Known or FilterOperator.Empty;
}

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

    /// <summary>Any value; it takes none to compare with.</summary>
    Known,

    /// <summary>No value.</summary>
    Empty,

    /// <summary>A word of another version of the language.</summary>
    Unknown,
}
