using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Subscriptions;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Control;

/// <summary>Meta's login side for programs: who exists, what they allow, and what breaks.</summary>
internal static class LoginControlEndpoints
{
    public static void MapLoginControl(this IEndpointRouteBuilder control)
    {
        control.MapPost("logins", (ControlLogin body, ControlLogins logins) =>
            ControlLogins.Refuse(body) is { } reason ? (IResult)Refused(reason) : TypedResults.Ok(logins.Create(body)));
        control.MapPost("dialog", (ControlDialog body, ControlLogins logins) =>
            logins.Refuse(body, out var location) is { } reason
                ? (IResult)Refused(reason) : TypedResults.Ok(new ControlDialogAnswer(location)));
        control.MapPost("tokens", BreakTokensAsync);
        control.MapPost("permissions", RevokeAsync);
        control.MapPost("roles", LoseRoleAsync);
        control.MapPost("installations", InstallAsync);
        control.MapPost("deauthorizations", (ControlLeave body, HttpContext context, ControlLeaving leaving) =>
            leaving.LeaveAsync(body, CallbackKind.Deauthorize, context));
        control.MapPost("deletions", (ControlLeave body, HttpContext context, ControlLeaving leaving) =>
            leaving.LeaveAsync(body, CallbackKind.DataDeletion, context));
        control.MapPost("settings", ChangeSettings);
    }

    private static async Task<IResult> BreakTokensAsync(
        ControlTokenFault body, HttpContext context, TokenRegistry tokens, LoginAccess access)
    {
        if (!Enum.TryParse<TokenFault>(body.Fault, ignoreCase: true, out var fault) || !Enum.IsDefined(fault))
        {
            return Refused($"A fault is one of {string.Join(", ", Enum.GetNames<TokenFault>())}.");
        }

        var chosen = tokens.Where(token => token.Value == body.Token
            || (token.AccountId is not null && token.AccountId == body.Account) || token.OwnerId == body.Login);
        if (chosen.Count == 0 || !await access.MayActOnAsync(context, chosen))
        {
            return Refused("There is no such token here.");
        }

        return TypedResults.Ok(new { Broken = tokens.Break(chosen.Contains, fault) });
    }

    private static async Task<IResult> RevokeAsync(
        ControlPermission body, HttpContext context, LoginAccess access, LoginActs acts)
    {
        if (await access.FindAsync(context, body.Login) is not { } user || !user.GrantedScopes.Contains(body.Scope))
        {
            return Refused("Nobody here granted this.");
        }

        await acts.RevokeAsync(user, body.Scope, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> LoseRoleAsync(ControlRole body, HttpContext context, LoginAccess access, LoginActs acts)
    {
        if (await access.FindAsync(context, body.Login) is not { } user || user.RoleOn(body.Page) is null)
        {
            return Refused("Nobody here has this role.");
        }

        acts.LoseRole(user, body.Page);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> InstallAsync(
        ControlInstallation body, HttpContext context, SimulatedAccounts accounts, Installations installations)
    {
        if (await accounts.FindUsableAsync(context, body.Account) is not { } account)
        {
            return Refused($"There is no account {body.Account} here.");
        }

        return Apply(body, account, installations) is { } reason ? Refused(reason) : TypedResults.NoContent();
    }

    /// <returns>Why it is refused, or null.</returns>
    private static string? Apply(ControlInstallation body, SimulatedAccount account, Installations installations)
    {
        if (body.Fields is null)
        {
            installations.Remove(account.ExternalId);
            return null;
        }

        if (WebhookFields.Refuse(
            string.Join(',', body.Fields), WebhookFields.Of(account.Platform), "fields", out var fields) is { } reason)
        {
            return reason;
        }

        installations.Install(account.ExternalId, fields);
        return null;
    }

    private static NoContent ChangeSettings(ControlSettings body, IOptions<SimulatorOptions> options)
    {
        options.Value.RequireProof = body.RequireProof ?? options.Value.RequireProof;
        options.Value.AnswersInstagramFlat = body.AnswersInstagramFlat ?? options.Value.AnswersInstagramFlat;
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Refused(string reason) =>
        TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
}
