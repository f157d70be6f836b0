using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Meta.Graph;

/// <summary>Calls Meta's Graph API. Whatever Meta or the network answers is a value, never an exception.</summary>
public sealed class GraphClient(HttpClient http, IOptions<MetaOptions> options)
{
    /// <summary>How long a call may take; one that carries a file takes longer.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan UploadTimeout = TimeSpan.FromSeconds(45);

    private const string MessengerFields = "name,first_name,last_name,profile_pic";
    private const string InstagramFields = "name,username,profile_pic,follower_count,is_verified_user,is_user_follow_business,is_business_follow_user";

    /// <summary>Asks who a contact is (meta-platform 4.1, 4.2).</summary>
    public async Task<ProfileResponse> GetProfileAsync(
        Platform platform, string contactExternalId, GraphAccess access, CancellationToken cancellationToken)
    {
        var fields = platform == Platform.Instagram ? InstagramFields : MessengerFields;
        return GraphProfiles.Read(await GetAsync(Uri.EscapeDataString(contactExternalId), $"fields={fields}", access, cancellationToken));
    }

    /// <param name="path">Without the version, such as <c>104…/conversations</c>.</param>
    /// <param name="query">Escaped, without a question mark.</param>
    public Task<GraphResponse> GetAsync(string path, string query, GraphAccess access, CancellationToken cancellationToken) =>
        SendAsync(NewRequest(HttpMethod.Get, path, query, access), CallTimeout, cancellationToken);

    /// <summary>Posts a call whose words stand in its address, as those that subscribe do (meta-platform 1.8).</summary>
    public Task<GraphResponse> PostAsync(string path, string query, GraphAccess access, CancellationToken cancellationToken) =>
        SendAsync(NewRequest(HttpMethod.Post, path, query, access), CallTimeout, cancellationToken);

    public Task<GraphResponse> DeleteAsync(string path, GraphAccess access, CancellationToken cancellationToken) =>
        SendAsync(NewRequest(HttpMethod.Delete, path, null, access), CallTimeout, cancellationToken);

    internal Task<GraphResponse> PostAsync<T>(
        string path, T body, JsonTypeInfo<T> type, GraphAccess access, CancellationToken cancellationToken)
    {
        var request = NewRequest(HttpMethod.Post, path, null, access);
        request.Content = JsonContent.Create(body, type);
        return SendAsync(request, CallTimeout, cancellationToken);
    }

    /// <summary>Posts a form with a file in it.</summary>
    internal Task<GraphResponse> UploadAsync(
        string path, MultipartFormDataContent form, GraphAccess access, CancellationToken cancellationToken)
    {
        var request = NewRequest(HttpMethod.Post, path, null, access);
        request.Content = form;
        return SendAsync(request, UploadTimeout, cancellationToken);
    }

    /// <summary>Sends a call that needs no token yet, as the exchange of a code does, and disposes of it.</summary>
    internal Task<GraphResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, CallTimeout, cancellationToken);

    private async Task<GraphResponse> SendAsync(HttpRequestMessage request, TimeSpan within, CancellationToken cancellationToken)
    {
        using var _ = request;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(within);
        try
        {
            using var response = await http.SendAsync(request, timeout.Token);
            var body = await response.Content.ReadAsByteArrayAsync(timeout.Token);
            return new(GraphDelivery.Answered, response.StatusCode, body, GraphUsage.Of(response));
        }
        catch (HttpRequestException exception)
        {
            return NeverLeft(exception) ? GraphResponse.NotSent : GraphResponse.Lost;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return GraphResponse.Lost;
        }
    }

    /// <summary>Whether the connection was never made, so that nothing can have been done (meta-platform 3.9).</summary>
    private static bool NeverLeft(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private HttpRequestMessage NewRequest(HttpMethod method, string path, string? query, GraphAccess access)
    {
        var meta = options.Value;
        var host = access.IsInstagramLogin ? meta.InstagramGraphAddress : meta.GraphAddress;
        var proof = $"appsecret_proof={AppSecretProof.Of(access.Token, access.AppSecret)}";
        var address = $"{host.AbsoluteUri.TrimEnd('/')}/{meta.GraphVersion}/{path}";
        var request = new HttpRequestMessage(method, $"{address}?{(string.IsNullOrEmpty(query) ? proof : $"{query}&{proof}")}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
        return request;
    }
}
