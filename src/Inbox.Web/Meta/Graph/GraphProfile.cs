namespace Inbox.Web.Meta.Graph;

/// <summary>What Meta tells of a contact; Instagram has one name, which stands whole in FirstName. The picture's address expires.</summary>
public sealed record GraphProfile(string? FirstName, string? LastName, string? Username, string? PictureUrl)
{
    /// <summary>How many follow them at Instagram; this and what follows are null where Meta does not tell.</summary>
    public int? FollowerCount { get; init; }

    public bool? IsVerified { get; init; }

    /// <summary>Whether they follow the business.</summary>
    public bool? FollowsBusiness { get; init; }

    /// <summary>Whether the business follows them.</summary>
    public bool? IsFollowedByBusiness { get; init; }
}

/// <summary>The outcome of a profile call, with the profile if it was found and the error if Meta gave one.</summary>
public sealed record ProfileResponse(ProfileOutcome Outcome, GraphProfile? Profile = null, GraphError? Error = null);

/// <summary>What to do after a profile call (meta-platform 4.1).</summary>
public enum ProfileOutcome
{
    Found,

    /// <summary>Nothing that we may read, today: ask again after 7 days.</summary>
    NothingReadable,

    /// <summary>There is no profile: do not ask again.</summary>
    None,

    /// <summary>A limit, an outage or our own setting: ask again soon.</summary>
    TryLater,

    /// <summary>The channel's token is dead: do not ask again with it.</summary>
    TokenRefused,
}
