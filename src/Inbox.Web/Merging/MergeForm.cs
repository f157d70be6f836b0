namespace Inbox.Web.Merging;

/// <summary>What the form of a merge says.</summary>
public sealed record MergeForm
{
    /// <summary>The contact that becomes part of the one that is left.</summary>
    public Guid With { get; init; }

    /// <summary>As <see cref="MergePreview.Seen"/>.</summary>
    public string? Seen { get; init; }

    /// <summary>By the keys of properties: "other" where the other's value is to be left.</summary>
    public Dictionary<string, string> Values { get; init; } = [];

    public IReadOnlySet<string> Asked => Values.Where(value => value.Value == "other").Select(value => value.Key).ToHashSet();
}
