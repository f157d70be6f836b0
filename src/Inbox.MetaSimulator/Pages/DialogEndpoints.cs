using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Login;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.Pages;

/// <summary>The login dialogs of Facebook and Instagram, as a browser sees them (meta-platform 4.3 and 4.7).</summary>
internal static class DialogEndpoints
{
    private const string Facebook = "dialog/oauth";
    private const string Instagram = "instagram/oauth/authorize";

    public static void MapDialogs(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Facebook, ShowFacebook);
        pages.MapGet(GraphVersion.Segment + "/" + Facebook, ShowFacebook);
        pages.MapGet(Instagram, ShowInstagram);
    }

    public static void MapDialogForms(this IEndpointRouteBuilder forms)
    {
        forms.MapPost(Facebook, AnswerFacebookAsync);
        forms.MapPost(GraphVersion.Segment + "/" + Facebook, AnswerFacebookAsync);
        forms.MapPost(Instagram, AnswerInstagramAsync);
    }

    private static IResult ShowFacebook(
        DialogRequest request, HttpRequest http, FacebookDialog dialog, FacebookUsers users, SimulatedAccounts accounts,
        SimulatorAddress address) =>
        dialog.Refuse(request) is { } reason
            ? Error(reason, address)
            : Page(DialogPage.Of(dialog, request, UserOf(http, users), users, new(http, address, accounts)));

    private static async Task<IResult> AnswerFacebookAsync(
        DialogRequest request, HttpRequest http, FacebookDialog dialog, FacebookUsers users, SimulatorAddress address)
    {
        if (dialog.Refuse(request) is { } reason)
        {
            return Error(reason, address);
        }

        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        var user = UserOf(http, users);
        return TypedResults.Redirect(form["answer"] == "allow"
            ? dialog.Allow(request, user, Ticked(form, "pages"), [.. FacebookDialog.Asked(request, user).Except(Ticked(form, "scopes"))])
            : FacebookDialog.Cancel(request));
    }

    private static IResult ShowInstagram(
        DialogRequest request, HttpRequest http, InstagramDialog dialog, SimulatedAccounts accounts, SimulatorAddress address) =>
        (dialog.Refuse(request), AccountOf(http, accounts)) switch
        {
            ({ } reason, _) => Error(reason, address),
            (_, null) => Error("There is no Instagram account to log in with.", address),
            (_, { } account) => Page(DialogPage.Of(dialog, request, account, new(http, address, accounts))),
        };

    private static async Task<IResult> AnswerInstagramAsync(
        DialogRequest request, HttpRequest http, InstagramDialog dialog, SimulatedAccounts accounts, SimulatorAddress address)
    {
        if (dialog.Refuse(request) is { } reason)
        {
            return Error(reason, address);
        }

        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        return TypedResults.Redirect(form["answer"] == "allow" && AccountOf(http, accounts) is { } account
            ? dialog.Allow(request, account, [.. request.Scopes.Except(Ticked(form, "scopes"))])
            : InstagramDialog.Cancel(request));
    }

    private static FacebookUser UserOf(HttpRequest http, FacebookUsers users) =>
        users.Find(http.Query["as"].FirstOrDefault()) ?? users.All[0];

    private static SimulatedAccount? AccountOf(HttpRequest http, SimulatedAccounts accounts)
    {
        var all = accounts.All.Where(account => account.Platform == SimulatedPlatform.Instagram).ToList();
        return all.Find(account => account.ExternalId == http.Query["as"].FirstOrDefault()) ?? all.FirstOrDefault();
    }

    private static List<string> Ticked(IFormCollection form, string name) => [.. form[name].OfType<string>()];

    private static RazorComponentResult<DialogView> Page(DialogPage page) => new(new { Page = page });

    private static RazorComponentResult<DialogErrorView> Error(string reason, SimulatorAddress address) =>
        new(new { Links = ShellLinks.From(address), Reason = reason }) { StatusCode = StatusCodes.Status400BadRequest };
}
