using System.Globalization;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Starts what is to be done with the contacts that were chosen. Refusals are keys of the localizer.</summary>
[Route("contacts/acts/{id:guid}/start")]
public sealed class ContactBulkStartsController(
    InboxDbContext db, ContactBulkActService acts, CurrentAgent currentAgent, IAuthorizationService authorization, TimeProvider clock)
    : Controller
{
    /// <summary>What parts the thousands of a number somewhere.</summary>
    private const string Separators = ".,'’٬";

    /// <param name="id">The act, of the agent's own.</param>
    /// <param name="asked">As <see cref="ContactBulkOrder"/> reads it.</param>
    /// <param name="count">How many are erased, as whoever wants it wrote it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid id, [FromForm(Name = "act")] string? asked, [FromForm] string? count, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (await acts.FindAsync(by, id, cancellationToken) is not { } act)
        {
            return NotFound();
        }

        var order = ContactBulkOrder.Parse(asked, by);
        if (order?.Kind == ContactBulkKind.Erase && !(await authorization.AuthorizeAsync(User, Policies.EraseContacts)).Succeeded)
        {
            return Forbid();
        }

        if (await StartAsync(by, act, order, count, cancellationToken) is not { } refusal)
        {
            return LocalRedirect(await acts.AddressAfterAsync(by, id, cancellationToken));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var page = await ContactBulkPage.LoadAsync(db, by, act, order, clock.GetUtcNow(), cancellationToken);
        return View("Choice", page with { Error = refusal });
    }

    /// <returns>Why it was not started; null where it was, now or before.</returns>
    private async Task<string?> StartAsync(
        Agent by, ContactBulkAct act, ContactBulkOrder? order, string? count, CancellationToken cancellationToken) =>
        act.State != ContactBulkState.Chosen ? null
            : order is null ? "Choose what to do with them."
            : order.Kind == ContactBulkKind.Erase && !IsCount(count, await acts.CountAsync(by, act.Id, cancellationToken))
                ? ContactBulkPage.OtherNumber
            : await acts.StartAsync(by, act.Id, order, cancellationToken);

    /// <summary>Whatever signs part its thousands, and in whatever digits.</summary>
    private static bool IsCount(string? typed, int total) =>
        (typed ?? "").All(sign => char.IsDigit(sign) || char.IsWhiteSpace(sign) || Separators.Contains(sign))
        && string.Concat((typed ?? "").Where(char.IsDigit).Select(digit => CharUnicodeInfo.GetDecimalDigitValue(digit)))
            == total.ToString(CultureInfo.InvariantCulture);
}
