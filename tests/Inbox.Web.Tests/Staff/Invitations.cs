using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Staff;

/// <summary>Makes invitations and follows them, as people do.</summary>
internal static class Invitations
{
    /// <returns>The link, as a path.</returns>
    public static async Task<string> InviteAsync(this HttpClient admin, params (string Name, string Value)[] fields)
    {
        using var made = await admin.PostFormAsync("/settings/invitations/new", "/settings/invitations", fields);
        return LinkIn(Pages.Parse(await made.TextAsync()));
    }

    public static string LinkIn(IHtmlDocument page) => new Uri(page.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;

    /// <summary>Fills in the form that the link shows.</summary>
    public static Task<HttpResponseMessage> JoinAsync(
        this HttpClient browser, string link, string email, string password = InboxApp.Password, string name = "Nora Neu")
    {
        var (path, key) = (link.Split('?')[0], link.Split("key=")[1]);
        return browser.PostFormAsync(link, path, ("Key", key), ("Name", name), ("Email", email), ("Password", password));
    }
}
