using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.Control;

/// <summary>A person or an Instagram account removes the app, and the product is told.</summary>
internal sealed class ControlLeaving(LoginAccess access, LoginActs acts, AppCallbacks callbacks, SimulatedAccounts accounts)
{
    public async Task<IResult> LeaveAsync(ControlLeave body, CallbackKind kind, HttpContext context)
    {
        if (body.Address is { } address && !callbacks.IsAtProduct(address))
        {
            return Refused("A callback goes to the product that gets the webhooks.");
        }

        if (await access.FindAsync(context, body.Login) is { } user)
        {
            return Answer(await acts.LeaveAsync(user, kind, body.Address, context.RequestAborted));
        }

        return body.Instagram is { } id
            && await accounts.FindUsableAsync(context, id) is { Platform: SimulatedPlatform.Instagram } account
            ? Answer(await acts.LeaveAsync(account, kind, body.Address, context.RequestAborted))
            : Refused("There is nobody with this id here.");
    }

    private static Ok<ControlLeaveAnswer> Answer(CallbackResult result) =>
        TypedResults.Ok(new ControlLeaveAnswer(result.IsAccepted, (int?)result.Status, result.Body, result.Explanation));

    private static ProblemHttpResult Refused(string reason) =>
        TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
}
