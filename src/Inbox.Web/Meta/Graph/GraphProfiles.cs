using System.Globalization;
using System.Net;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>Reads the answer to a profile call (meta-platform 4.1, 4.2).</summary>
internal static class GraphProfiles
{
    public static ProfileResponse Read(GraphResponse answer)
    {
        if (answer.Delivery != GraphDelivery.Answered || answer.Read(MetaJson.Default.WireProfile) is not { } wire)
        {
            return new ProfileResponse(ProfileOutcome.TryLater);
        }

        if (wire.Error is { } wireError)
        {
            var error = GraphError.From(wireError);
            return new ProfileResponse(OutcomeOf(error, answer.Status), Error: error);
        }

        return answer.Status == HttpStatusCode.OK ? AnswerOf(wire) : new ProfileResponse(ProfileOutcome.TryLater);
    }

    private static ProfileOutcome OutcomeOf(GraphError error, HttpStatusCode status) => error switch
    {
        { IsTokenRefused: true } => ProfileOutcome.TokenRefused,
        { IsProofRefused: true } or { IsPassing: true } => ProfileOutcome.TryLater,
        { Code: 9010 } or { Subcode: 2018218 or 2018247 or 2018001 or 2534014 } => ProfileOutcome.None,
        { Code: 100, Subcode: 33 } => ProfileOutcome.None,
        _ when status >= HttpStatusCode.InternalServerError => ProfileOutcome.TryLater,
        // A right that the app or the person can still give (3, 10, 200, 230), or a code that we do not know.
        _ => ProfileOutcome.NothingReadable,
    };

    private static ProfileResponse AnswerOf(WireProfile wire)
    {
        var first = NameOrNull(wire.FirstName);
        var last = NameOrNull(wire.LastName);
        var profile = new GraphProfile(
            first is null && last is null ? NameOrNull(wire.Name) : first,
            last,
            NameOrNull(wire.Username),
            WebLink.OrNull(wire.ProfilePic))
        {
            FollowerCount = int.TryParse(wire.FollowerCount, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            IsVerified = wire.IsVerifiedUser,
            FollowsBusiness = wire.IsUserFollowBusiness,
            IsFollowedByBusiness = wire.IsBusinessFollowUser,
        };
        return profile == new GraphProfile(null, null, null, null)
            ? new ProfileResponse(ProfileOutcome.NothingReadable)
            : new ProfileResponse(ProfileOutcome.Found, profile);
    }

    private static string? NameOrNull(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();
}
