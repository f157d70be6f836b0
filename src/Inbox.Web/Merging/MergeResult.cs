namespace Inbox.Web.Merging;

/// <summary>What became of a merge, or of its undo.</summary>
/// <param name="ContactId">The contact to go on with; null where there is none that the agent sees.</param>
/// <param name="Refusal">Why nothing was changed: a key of the localizer.</param>
public sealed record MergeResult(Guid? ContactId, string? Refusal = null)
{
    public static readonly MergeResult NotFound = new(null, null);

    /// <summary>Whether somebody else changed one of the two while the form was looked at.</summary>
    public bool IsRaced { get; init; }

    public static MergeResult Refused(string why) => new(null, why);
}
