using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.MetaSimulator.Pages;

/// <summary>The page of the people who logged in, and its buttons.</summary>
internal static class LoginEndpoints
{
    public static void MapLogins(this IEndpointRouteBuilder pages) => pages.MapGet("logins", ShowAsync);

    public static void MapLoginForms(this IEndpointRouteBuilder forms)
    {
        var login = forms.MapGroup("logins/{id}");
        login.MapPost("password", ([AsParameters] LoginRequest request, LoginActs acts) =>
            ActAsync(request, user => Task.FromResult(acts.ChangePassword(user))));
        login.MapPost("lost-role", ([AsParameters] LoginRequest request, [FromForm] string page, LoginActs acts) =>
            ActAsync(request, user =>
            {
                acts.LoseRole(user, page);
                return Task.CompletedTask;
            }));
        login.MapPost("revocation", ([AsParameters] LoginRequest request, [FromForm] string scope, LoginActs acts) =>
            ActAsync(request, user => acts.RevokeAsync(user, scope, request.Context.RequestAborted)));
        login.MapPost("deauthorization", ([AsParameters] LoginRequest request, LoginActs acts, SimulatedAccounts accounts) =>
            LeaveAsync(request, CallbackKind.Deauthorize, acts, accounts));
        login.MapPost("deletion", ([AsParameters] LoginRequest request, LoginActs acts, SimulatedAccounts accounts) =>
            LeaveAsync(request, CallbackKind.DataDeletion, acts, accounts));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, LoginAccess access, SimulatedAccounts accounts, Logins logins, SimulatorAddress address) =>
        new RazorComponentResult<LoginsView>(new
        {
            Page = logins.Load(await access.AllAsync(context), await accounts.FindUsableAsync(context), address),
        });

    private static async Task<IResult> ActAsync(LoginRequest request, Func<FacebookUser, Task> act)
    {
        if (await request.Access.FindAsync(request.Context, request.Id) is not { } user)
        {
            return TypedResults.NotFound();
        }

        await act(user);
        return TypedResults.Redirect(request.Address.Logins);
    }

    private static async Task<IResult> LeaveAsync(
        LoginRequest request, CallbackKind kind, LoginActs acts, SimulatedAccounts accounts)
    {
        if (await accounts.FindUsableAsync(request.Context, request.Id) is not { Platform: SimulatedPlatform.Instagram } account)
        {
            return await ActAsync(request, user => acts.LeaveAsync(user, kind, address: null, request.Context.RequestAborted));
        }

        await acts.LeaveAsync(account, kind, address: null, request.Context.RequestAborted);
        return TypedResults.Redirect(request.Address.Logins);
    }
}

/// <summary>Whose login a button acts on, and who presses it.</summary>
internal sealed record LoginRequest(string Id, HttpContext Context, LoginAccess Access, SimulatorAddress Address);
