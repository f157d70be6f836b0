using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Meta;

/// <summary>Calls Meta's Graph API.</summary>
public sealed class GraphClient(HttpClient http, IOptions<MetaOptions> options)
{
    private const string MessengerFields = "name,first_name,last_name,profile_pic";
    private const string InstagramFields = "name,username,profile_pic";

    /// <summary>Asks who a contact is; whatever Meta or the network answers is a value (meta-platform 4.1, 4.2).</summary>
    public async Task<ProfileAnswer> GetProfileAsync(
        Platform platform, string contactExternalId, string accessToken, CancellationToken cancellationToken)
    {
        var fields = platform == Platform.Instagram ? InstagramFields : MessengerFields;
        using var request = Get(Uri.EscapeDataString(contactExternalId), fields, accessToken);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return GraphProfiles.Read(response.StatusCode, body);
        }
        catch (HttpRequestException)
        {
            return new ProfileAnswer(ProfileOutcome.TryLater);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProfileAnswer(ProfileOutcome.TryLater);
        }
    }

    private HttpRequestMessage Get(string path, string fields, string accessToken)
    {
        var meta = options.Value;
        var address = $"{meta.GraphAddress.AbsoluteUri.TrimEnd('/')}/{meta.GraphVersion}/{path}";
        var proof = AppSecretProof.Of(accessToken, meta.AppSecret);
        var request = new HttpRequestMessage(HttpMethod.Get, $"{address}?fields={fields}&appsecret_proof={proof}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return request;
    }
}
