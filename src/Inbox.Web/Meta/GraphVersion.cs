namespace Inbox.Web.Meta;

/// <summary>A version of the Graph API, and until when Meta serves it (meta-platform 0.1).</summary>
/// <param name="Name">As it stands in an address: v26.0.</param>
/// <param name="EndsOn">The first day on which another version answers in its place; null while Meta has named none.</param>
public sealed record GraphVersion(string Name, DateOnly? EndsOn)
{
    /// <summary>The newest one that this release knows of.</summary>
    public const string Latest = "v27.0";

    /// <summary>How long before its end a version is to be replaced.</summary>
    private const int WarningDays = 90;

    /// <summary>The last version that is over, and since when; those before it are too.</summary>
    private static readonly (int Major, DateOnly EndsOn) LastEnded = (20, new(2026, 9, 24));

    private static readonly Dictionary<string, DateOnly> Ends = new()
    {
        ["v21.0"] = new(2027, 1, 21),
        ["v22.0"] = new(2027, 5, 20),
        ["v23.0"] = new(2027, 10, 8),
        ["v24.0"] = new(2028, 2, 18),
        ["v25.0"] = new(2028, 7, 29),
    };

    /// <param name="name">A version such as v26.0; one that nobody here knows has no end yet.</param>
    public static GraphVersion Of(string name) => new(
        name, Ends.TryGetValue(name, out var end) ? end
            : int.TryParse(name.TrimStart('v').Split('.')[0], out var major) && major <= LastEnded.Major ? LastEnded.EndsOn
            : null);

    /// <summary>Whether it has ended, or ends within <see cref="WarningDays"/> days.</summary>
    public bool IsToBeReplaced(DateOnly today) => EndsOn <= today.AddDays(WarningDays);
}
