namespace Inbox.Web.Lists;

/// <summary>What a form says of an act on many conversations.</summary>
public sealed record BulkForm
{
    public Guid Id { get; init; }

    public List<Guid> Ids { get; init; } = [];

    /// <summary>Whether all of the list is meant, as far as that may be at once.</summary>
    public bool Everything { get; init; }

    /// <summary>When all of the list was chosen, in Unix milliseconds: what came or changed later is not meant. 0 where the form is older
    /// than this and does not say.</summary>
    public long ChosenAt { get; init; }

    /// <summary>The end of that millisecond.</summary>
    public DateTimeOffset? ChosenAtMoment => ChosenAt > 0 && ChosenAt < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds(ChosenAt + 1) : null;

    public string? Act { get; init; }
}
