using Inbox.MetaSimulator.Login;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.MetaSimulator.Control;

/// <summary>Makes people who log in, and answers dialogs for them.</summary>
internal sealed class ControlLogins(
    NewLogin newLogin, FacebookUsers users, SimulatedAccounts accounts, FacebookDialog facebook, InstagramDialog instagram)
{
    private const int MostPages = 1_000;

    public static string? Refuse(ControlLogin login) => login.PageCount is < 0 or > MostPages || login.Pages?.Count > MostPages
        ? $"A person has at most {MostPages} Pages."
        : login.Pages?.FirstOrDefault(page => page.Tasks?.Except(PageRole.AllTasks).Any() == true) is not null
            ? $"A task is one of {string.Join(", ", PageRole.AllTasks)}." : null;

    public ControlLoginAnswer Create(ControlLogin login)
    {
        var pages = login.Pages ?? [.. Enumerable.Range(1, login.PageCount).Select(number => new NewPage(
            InstagramUsername: login.WithInstagram ? $"instagram.{Guid.CreateVersion7():N}"[..30] : null))];
        var user = newLogin.Create(login.Name, pages);
        return new(user.Id, user.Name, [.. user.Roles.Select(role => new ControlPage(
            role.PageId, accounts.Find(role.PageId)!.Name, role.Tasks, accounts.InstagramOf(role.PageId)?.ExternalId))]);
    }

    /// <summary>Where the browser would go next, or why the dialog shows an error.</summary>
    public string? Refuse(ControlDialog body, out string location)
    {
        location = "";
        var request = DialogRequest.Of(QueryHelpers.ParseQuery(body.Address.IsAbsoluteUri ? body.Address.Query : ""));
        var isInstagram = body.Address.IsAbsoluteUri && body.Address.AbsolutePath.EndsWith("/oauth/authorize", StringComparison.Ordinal);
        if ((isInstagram ? instagram.Refuse(request) : facebook.Refuse(request)) is { } reason)
        {
            return reason;
        }

        var next = isInstagram ? AnswerInstagram(body, request) : AnswerFacebook(body, request);
        location = next ?? "";
        return next is null ? "There is nobody with this id here." : null;
    }

    private string? AnswerFacebook(ControlDialog body, DialogRequest request)
    {
        if ((body.Login is null ? users.All[0] : users.Find(body.Login)) is not { } user)
        {
            return null;
        }

        return body.Cancel
            ? FacebookDialog.Cancel(request)
            : facebook.Allow(request, user, body.Pages ?? [.. user.Roles.Select(role => role.PageId)], body.Declined ?? []);
    }

    private string? AnswerInstagram(ControlDialog body, DialogRequest request)
    {
        var account = accounts.All.FirstOrDefault(
            account => account.Platform == SimulatedPlatform.Instagram && account.ExternalId == (body.Instagram ?? account.ExternalId));
        return account is null ? null
            : body.Cancel ? InstagramDialog.Cancel(request) : instagram.Allow(request, account, body.Declined ?? []);
    }
}
