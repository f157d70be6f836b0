using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.Web.Tests.Simulator;

/// <summary>The product's steps through Meta's logins, against the simulator.</summary>
internal static class SimulatorLogin
{
    public const string AppId = "220000000000001";
    public const string InstagramAppId = "230000000000001";
    public const string Redirect = "https://inbox.example/connect/done";
    public const string AppToken = $"{AppId}|{SimulatorHost.AppSecret}";
    public const string Scopes = "pages_show_list,pages_messaging,pages_manage_metadata,instagram_basic,instagram_manage_messages";
    public const string InstagramScopes = "instagram_business_basic,instagram_business_manage_messages";

    public static Uri Dialog(this SimulatorHost host, string query = "") => new(
        host.Client.BaseAddress!,
        $"simulator/v26.0/dialog/oauth?client_id={AppId}&redirect_uri={Uri.EscapeDataString(Redirect)}&state=s1&response_type=code&scope={Scopes}{query}");

    public static Uri InstagramDialog(this SimulatorHost host) => new(
        host.Client.BaseAddress!,
        $"simulator/instagram/oauth/authorize?client_id={InstagramAppId}&redirect_uri={Uri.EscapeDataString(Redirect)}&state=s1&response_type=code&scope={InstagramScopes}");

    /// <summary>Where the dialog sends the browser.</summary>
    public static async Task<Uri> AnswerDialogAsync(this SimulatorHost host, object answer) =>
        new((await host.ControlAsync("dialog", answer)).GetProperty("location").GetString()!);

    public static async Task<JsonElement> ControlAsync(this SimulatorHost host, string act, object body)
    {
        var response = await host.PostAsync(act, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return response.StatusCode == HttpStatusCode.NoContent ? default : await ReadAsync(response);
    }

    public static string Code(Uri location) => QueryHelpers.ParseQuery(location.Query)["code"].ToString();

    public static Task<HttpResponseMessage> ExchangeAsync(this SimulatorHost host, string code, string redirect = Redirect) =>
        host.GraphAsync(
        $"v26.0/oauth/access_token?client_id={AppId}&client_secret={SimulatorHost.AppSecret}&redirect_uri={Uri.EscapeDataString(redirect)}&code={code}");

    /// <summary>The dialog, the code and the exchange for a long-lived token.</summary>
    public static async Task<string> LogInAsync(
        this SimulatorHost host, string? login = null, string[]? pages = null, string[]? declined = null)
    {
        var location = await host.AnswerDialogAsync(new { address = host.Dialog(), login, pages, declined });
        var shortLived = await TokenAsync(await host.ExchangeAsync(Code(location)));
        return await TokenAsync(await host.GraphAsync(
            $"oauth/access_token?grant_type=fb_exchange_token&client_id={AppId}&client_secret={SimulatorHost.AppSecret}&fb_exchange_token={shortLived}"));
    }

    public static async Task<string> PageTokenAsync(this SimulatorHost host, string userToken, string page) =>
        await TokenAsync(await host.GraphAsync($"v26.0/{page}?fields=access_token&access_token={userToken}"));

    public static async Task<string> TokenAsync(HttpResponseMessage response) =>
        (await ReadAsync(response)).GetProperty("access_token").GetString()!;

    public static async Task<JsonElement> InspectAsync(this SimulatorHost host, string token) => (await ReadAsync(
        await host.GraphAsync($"v26.0/debug_token?input_token={token}&access_token={Uri.EscapeDataString(AppToken)}"))).GetProperty("data");

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>Code or code/subcode, nothing when it is no error.</summary>
    public static async Task<string?> ErrorAsync(HttpResponseMessage response)
    {
        if (!(await ReadAsync(response)).TryGetProperty("error", out var error))
        {
            return null;
        }

        var code = error.GetProperty("code").GetInt32();
        return error.TryGetProperty("error_subcode", out var subcode) ? $"{code}/{subcode.GetInt32()}" : $"{code}";
    }
}
