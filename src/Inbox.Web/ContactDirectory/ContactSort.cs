namespace Inbox.Web.ContactDirectory;

/// <summary>By which column contacts are listed, and which way: moments the newest first, all else from its smallest on.</summary>
/// <param name="Column">The key of a column.</param>
/// <param name="IsReverse">Whether it is the other way round.</param>
public sealed record ContactSort(string Column, bool IsReverse = false)
{
    public static readonly ContactSort Activity = new(ContactListColumn.Activity);

    /// <summary>Reads what stands in an address: the column's key, with a minus before it for the other way round.</summary>
    /// <remarks>Programs wrote FIRST_SEEN.</remarks>
    public static ContactSort Parse(string? text) => (text?.ToLowerInvariant().Replace('_', '-') ?? "") switch
    {
        "" => Activity,
        ['-', .. var column] => new(column, IsReverse: true),
        var column => new(column),
    };

    public override string ToString() => IsReverse ? $"-{Column}" : Column;
}
