using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Inbox.Web.Tests.Support;

/// <summary>Reads pages and posts their forms as a browser without scripts does.</summary>
public static class Pages
{
    private static readonly HtmlParser Parser = new();

    public static async Task<IHtmlDocument> GetPageAsync(
        this HttpClient browser, string address, string? scripts = null, string? purpose = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (scripts is not null)
        {
            request.Headers.Add("Cookie", $"scripts={scripts}");
        }

        if (purpose is not null)
        {
            request.Headers.Add("Sec-Purpose", purpose);
        }

        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public static IHtmlDocument Parse(string page) => Parser.ParseDocument(page);

    /// <summary>Presses the one button that the selector finds; its form is posted with what it holds.</summary>
    public static Task<HttpResponseMessage> PressAsync(this HttpClient browser, IHtmlDocument page, string button, string? to = null)
    {
        var pressed = Assert.Single(page.QuerySelectorAll(button));
        var form = pressed.Closest("form")!;
        var fields = form.QuerySelectorAll("input[name]").Append(pressed).Where(field => field.HasAttribute("name"))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));
        return browser.PostAsync(to ?? form.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    /// <summary>Posts a form of our own making, with the token that a page gave.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser, IHtmlDocument page, string address, params (string Name, string Value)[] fields)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return browser.PostAsync(address, new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    public static async Task<JsonElement> GetJsonAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadJsonAsync();
    }

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    /// <summary>The words of an element as people see them: without what is only said, and without extra space.</summary>
    public static string Seen(this IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var hidden in copy.QuerySelectorAll(".visually-hidden"))
        {
            hidden.Remove();
        }

        return string.Join(' ', copy.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
