using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>Connects the chosen of a person's Pages, several in one pass (meta-platform 4.3, steps 5 and 6).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/logins/{loginId:guid}")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PageChoicesController(
    InboxDbContext db, ChannelLogins logins, PersonPages people, PageConnection connection, ChannelSubscription subscription) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid loginId, CancellationToken cancellationToken)
    {
        if (await logins.FindOpenAsync(loginId, cancellationToken) is not var (login, token))
        {
            return NotFound();
        }

        return await people.ListAsync(login, token, cancellationToken) is { } pages
            ? View("Choose", await PageChoicePage.LoadAsync(db, connection, login, pages, cancellationToken))
            : this.Refuse(LoginRefusal.NoAnswer);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid loginId, string[] pageIds, CancellationToken cancellationToken)
    {
        if (await logins.FindOpenAsync(loginId, cancellationToken) is not var (login, token))
        {
            return NotFound();
        }

        if (await people.ListAsync(login, token, cancellationToken) is not { } pages)
        {
            return this.Refuse(LoginRefusal.NoAnswer);
        }

        var page = await PageChoicePage.LoadAsync(db, connection, login, pages, cancellationToken);
        if (FindFault(page, pageIds) is { } fault)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Choose", page with { Error = fault });
        }

        return await ConnectAsync(login, [.. pages.Where(p => pageIds.Contains(p.Id))], cancellationToken);
    }

    /// <summary>
    /// All of them or none: a form that was changed, or a Page that somebody took meanwhile, connects nothing. A key of the localizer.
    /// </summary>
    private static Sentence? FindFault(PageChoicePage page, string[] pageIds)
    {
        if (pageIds.Length == 0)
        {
            return "Choose at least one Page.";
        }

        var grey = page.Choices.FirstOrDefault(choice => choice.WhyNot is not null && pageIds.Contains(choice.Id));
        return grey is not null ? new Sentence("{0}: {1} Nothing was connected.", grey.Name, new Sentence(grey.WhyNot!))
            : pageIds.All(id => page.Choices.Any(choice => choice.Id == id)) ? null
            : "Facebook does not list one of these Pages any more. Nothing was connected; choose again.";
    }

    private async Task<IActionResult> ConnectAsync(ChannelLogin login, List<GrantedPage> chosen, CancellationToken cancellationToken)
    {
        var origin = new ChannelOrigin(login.MetaAppId, login.MetaUserId);
        var wanted = chosen.SelectMany(page => PageToConnect.Of(page).With(page.Token!, origin)).ToList();
        login.End();
        if (await connection.ConnectAsync(wanted, cancellationToken) is not null)
        {
            return this.Refuse(LoginRefusal.Taken);
        }

        await subscription.SubscribeAsync(wanted, cancellationToken);
        await people.CheckOthersAsync(origin, cancellationToken);
        return this.Answer(null);
    }
}
