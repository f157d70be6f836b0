using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Inbox.Web.Tests.Support;

/// <summary>Posts a form as a browser does: with the antiforgery token of the page it is on.</summary>
public static partial class Forms
{
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        using var shown = await browser.OpenAsync(page);
        var token = Token().Match(await shown.TextAsync()).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await browser.PostAsync(action, form);
    }

    public static Task<HttpResponseMessage> SignInByPageAsync(
        this HttpClient browser, string email, string password, params (string Name, string Value)[] fields) =>
        browser.PostFormAsync("/sign-in", "/sign-in", [("Email", email), ("Password", password), .. fields]);

    public static Task<HttpResponseMessage> SignInByJsonAsync(
        this HttpClient browser, string email, string password, string? organization = null) =>
        browser.PostAsJsonAsync("/api/auth/signin", new { email, password, organization });

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient browser, string page) => browser.GetAsync(page);

    public static Task<HttpResponseMessage> SendAsync(this HttpClient browser, HttpMethod method, string address, HttpContent content) =>
        browser.SendAsync(new HttpRequestMessage(method, address) { Content = content });

    /// <summary>What a page says; it must be there.</summary>
    public static Task<string> ReadAsync(this HttpClient browser, string page) => browser.GetStringAsync(page);

    public static Task<string> TextAsync(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Where the answer sends the browser, as a path.</summary>
    public static string? GoesTo(this HttpResponseMessage answer) => answer.Headers.Location?.OriginalString;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
