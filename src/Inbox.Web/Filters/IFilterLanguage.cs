namespace Inbox.Web.Filters;

/// <summary>What can be asked of some kind of row, for whoever shows conditions or makes them.</summary>
public interface IFilterLanguage
{
    /// <summary>In the order of a form.</summary>
    IEnumerable<FilterField> All { get; }

    /// <returns>Null where there is no such field (any more).</returns>
    FilterField? Named(string name);

    /// <summary>Whether a condition means nothing (any more), so that nothing is shown on its strength.</summary>
    bool IsBroken(FilterCondition condition);
}
