namespace Inbox.Web.ContactBulkActs;

/// <summary>Which contacts of a list are chosen, and what is to be done with them.</summary>
public sealed record ContactSelectionForm
{
    public List<Guid> Ids { get; init; } = [];

    /// <summary>Whether everybody in the list is meant.</summary>
    public bool Everything { get; init; }

    /// <summary>As <see cref="ContactBulkOrder"/> reads it; empty where that is said on the next page.</summary>
    public string? Act { get; init; }
}
