using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Control;

/// <summary>The pages' acts for programs, as JSON.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder pages)
    {
        var control = pages.MapGroup("control");
        control.MapPost("messages", SendAsync);
        control.MapPost("batch", SendBatchAsync);
        control.MapPost("verify", VerifyAsync);
        control.MapSwitches();
    }

    private static async Task<IResult> SendAsync(ControlMessage message, HttpContext context, ControlWriter writer)
    {
        if (await writer.RefuseAsync(context, message) is { } reason)
        {
            return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        }

        var answers = await writer.SendAsync([message]);
        return TypedResults.Ok(answers[0]);
    }

    private static async Task<IResult> SendBatchAsync(
        IReadOnlyList<ControlMessage> messages, HttpContext context, ControlWriter writer) =>
        await writer.RefuseAsync(context, messages) is { } reason
            ? TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Ok(await writer.SendAsync(messages));

    private static async Task<IResult> VerifyAsync(
        ControlVerification body, WebhookVerification verification, CancellationToken cancellationToken)
    {
        var result = await verification.RunAsync(body.VerifyToken, cancellationToken);
        return TypedResults.Ok(new { result.IsAccepted, Status = (int?)result.Status, result.Explanation });
    }
}
