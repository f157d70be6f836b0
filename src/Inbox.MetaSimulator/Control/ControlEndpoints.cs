using System.Text;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.Control;

/// <summary>The pages' acts for programs, as JSON.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder pages)
    {
        var control = pages.MapGroup("control");
        control.MapPost("messages", SendAsync);
        control.MapPost("batch", SendBatchAsync);
        control.MapPost("raw", SendRawAsync);
        control.MapPost("verify", VerifyAsync);
        control.MapGet("accounts/{accountId}/history", ShowHistoryAsync);
        control.MapSwitches();
        control.MapLoginControl();
    }

    private static async Task<IResult> SendAsync(
        ControlMessage message, HttpContext context, ControlRules rules, ControlWriter writer)
    {
        if (await rules.RefuseAsync(context, [message]) is { } reason)
        {
            return Refuse(reason);
        }

        var (answers, problem) = await writer.SendAsync([message]);
        return problem is null ? TypedResults.Ok(answers[0]) : Refuse(problem);
    }

    private static async Task<IResult> SendBatchAsync(
        IReadOnlyList<ControlMessage> messages, HttpContext context, ControlRules rules, ControlWriter writer)
    {
        if (await rules.RefuseAsync(context, messages) is { } reason)
        {
            return Refuse(reason);
        }

        var (answers, problem) = await writer.SendAsync(messages);
        return problem is null ? TypedResults.Ok(answers) : Refuse(problem);
    }

    private static async Task<IResult> SendRawAsync(
        ControlBody body, HttpContext context, ControlRules rules, SimulatedAccounts accounts, WebhookDispatcher dispatcher)
    {
        if (await rules.RefuseAsync(context, body) is { } reason)
        {
            return Refuse(reason);
        }

        var bytes = body.Body.AsText() is { } text ? Encoding.UTF8.GetBytes(text) : WebhookBody.Bytes(body.Body);
        var delivery = await dispatcher.SendAsync(
            accounts.Find(body.Account)!, bytes, new(body.Times, TimeSpan.FromSeconds(body.DelaySeconds), body.BadSignature));
        return TypedResults.Ok(new { Status = delivery.Attempts is [.., var last] ? (int?)last.Status : null });
    }

    private static async Task<IResult> ShowHistoryAsync(
        string accountId, HttpContext context, SimulatedAccounts accounts, Messages messages) =>
        await accounts.FindUsableAsync(context, accountId) is { } account
            ? TypedResults.Ok(AccountHistory.Of(account, messages))
            : TypedResults.NotFound();

    private static async Task<IResult> VerifyAsync(
        ControlVerification body, WebhookVerification verification, CancellationToken cancellationToken)
    {
        var result = await verification.RunAsync(body.VerifyToken, cancellationToken);
        return TypedResults.Ok(new { result.IsAccepted, Status = (int?)result.Status, result.Explanation });
    }

    private static ProblemHttpResult Refuse(string reason) =>
        TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
}
