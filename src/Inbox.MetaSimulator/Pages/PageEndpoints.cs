using System.Text;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Inbox.MetaSimulator.Pages;

/// <summary>The accounts, their people, and the verification of the webhook.</summary>
internal static class PageEndpoints
{
    private static readonly byte[] Styles = Encoding.UTF8.GetBytes(EmbeddedFile.Join(".css"));
    private static readonly byte[] Scripts = Encoding.UTF8.GetBytes(EmbeddedFile.Join(".js"));

    public static void MapPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("", AccountsAsync);
        pages.MapGet("simulator.css", Style);
        pages.MapGet("simulator.js", Script);
        pages.MapGet("accounts/{accountId}/people", PeopleAsync);
        pages.MapConversations();
        pages.MapDialogs();
        pages.MapLogins();

        // The token is checked by our own filter; this keeps a host's middleware from doing it again.
        var forms = pages.MapGroup("").AddEndpointFilter(FormToken.RequireAsync).DisableAntiforgery();
        forms.MapPost("verification", VerifyAsync);
        forms.MapPost("accounts/{accountId}/people", AddPersonAsync);
        forms.MapConversationForms();
        forms.MapDialogForms();
        forms.MapLoginForms();
    }

    private static async Task<IResult> AccountsAsync(
        HttpContext context,
        SimulatedAccounts accounts,
        IOptions<SimulatorOptions> options,
        WebhookVerification verification,
        SimulatorAddress address) => new RazorComponentResult<AccountsView>(new
        {
            Page = AccountsPage.Of(await accounts.FindUsableAsync(context), options.Value, verification, address),
        });

    private static FileContentHttpResult Style() => File(Styles, "text/css; charset=utf-8");

    private static FileContentHttpResult Script() => File(Scripts, "text/javascript; charset=utf-8");

    private static FileContentHttpResult File(byte[] bytes, string type) => TypedResults.Bytes(
        bytes,
        type,
        entityTag: new EntityTagHeaderValue($"\"{typeof(PageEndpoints).Module.ModuleVersionId:N}\""));

    private static async Task<IResult> PeopleAsync(
        string accountId, HttpContext context, SimulatedAccounts accounts, People people, Messages messages, SimulatorAddress address) =>
        await accounts.FindUsableAsync(context, accountId) is { } account
            ? new RazorComponentResult<PeopleView>(new { Page = PeoplePage.Of(account, people, messages, address) })
            : TypedResults.NotFound();

    private static async Task<IResult> VerifyAsync(
        WebhookVerification verification, SimulatorAddress address, CancellationToken cancellationToken)
    {
        await verification.RunAsync(verifyToken: null, cancellationToken);
        return SeeOther(address.Home);
    }

    private static async Task<IResult> AddPersonAsync(
        string accountId,
        [FromForm] string firstName,
        [FromForm] string? lastName,
        HttpContext context,
        SimulatedAccounts accounts,
        People people,
        SimulatorAddress address)
    {
        if (await accounts.FindUsableAsync(context, accountId) is not { } account)
        {
            return TypedResults.NotFound();
        }

        return SeeOther(address.Conversation(people.Add(account, firstName.Trim(), lastName?.Trim() ?? "")));
    }

    private static RedirectHttpResult SeeOther(string path) => TypedResults.Redirect(path);
}
