using System.Globalization;
using System.Net;
using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads the answer to a profile call (meta-platform 4.1, 4.2).</summary>
internal static class GraphProfiles
{
    public static ProfileAnswer Read(HttpStatusCode status, byte[] body)
    {
        if (WireOrNull(body) is not { } wire)
        {
            return new ProfileAnswer(ProfileOutcome.TryLater);
        }

        if (wire.Error is { } wireError)
        {
            var error = ErrorOf(wireError);
            return new ProfileAnswer(OutcomeOf(error, status), Error: error);
        }

        return status == HttpStatusCode.OK ? AnswerOf(wire) : new ProfileAnswer(ProfileOutcome.TryLater);
    }

    private static WireProfile? WireOrNull(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(JsonRepair.Repair(body).Span, MetaJson.Default.WireProfile);
        }
        catch (JsonException)
        {
            // An outage answers with HTML, nothing, or half of it (meta-platform 6.1).
            return null;
        }
    }

    private static GraphError ErrorOf(WireError error) =>
        new(NumberOf(error.Code) ?? 0, NumberOf(error.ErrorSubcode), error.Message ?? "", error.IsTransient, error.FbtraceId);

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

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

    private static ProfileAnswer AnswerOf(WireProfile wire)
    {
        var first = NameOrNull(wire.FirstName);
        var last = NameOrNull(wire.LastName);
        var profile = new GraphProfile(
            first is null && last is null ? NameOrNull(wire.Name) : first,
            last,
            NameOrNull(wire.Username),
            WebLink.OrNull(wire.ProfilePic));
        return profile == new GraphProfile(null, null, null, null)
            ? new ProfileAnswer(ProfileOutcome.NothingReadable)
            : new ProfileAnswer(ProfileOutcome.Found, profile);
    }

    private static string? NameOrNull(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();
}
