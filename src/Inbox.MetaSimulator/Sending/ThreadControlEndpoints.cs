using Inbox.MetaSimulator.Graph;

namespace Inbox.MetaSimulator.Sending;

/// <summary>
/// Gives the app the control of a thread, takes its question for it, which gives nothing, and takes control back (meta-platform 3.10).
/// </summary>
internal static class ThreadControlEndpoints
{
    public static void MapThreadControl(this IEndpointRouteBuilder graph)
    {
        graph.MapPost("{id}/take_thread_control", TakeAsync);
        graph.MapPost("{id}/request_thread_control", RequestAsync);
        graph.MapPost("{id}/release_thread_control", ReleaseAsync);
    }

    private static Task<IResult> TakeAsync(string id, HttpContext context, CallGate gate, Recall recall, Messages messages) =>
        AnswerAsync(id, context, gate, recall, person => messages.ConversationOf(person).OtherOwnerAppId = null);

    private static Task<IResult> RequestAsync(string id, HttpContext context, CallGate gate, Recall recall) =>
        AnswerAsync(id, context, gate, recall, _ => { });

    /// <summary>The thread is idle then: anybody may answer, and no webhook says so.</summary>
    private static Task<IResult> ReleaseAsync(string id, HttpContext context, CallGate gate, Recall recall, Messages messages) =>
        AnswerAsync(id, context, gate, recall, person => messages.ConversationOf(person).OtherOwnerAppId = null);

    private static async Task<IResult> AnswerAsync(string id, HttpContext context, CallGate gate, Recall recall, Action<Person> act)
    {
        var request = await SendRequest.ReadAsync(context.Request, context.RequestAborted);
        if (gate.Refuse(context.Request, id, out var accounts) is { } refusal)
        {
            return refusal;
        }

        if (request.RecipientId is not { } recipient)
        {
            return GraphAnswer.Error(GraphErrors.WrongParameter, "(#100) The parameter recipient is required");
        }

        if (await recall.FindAsync(context, accounts, recipient) is not { } person)
        {
            return gate.RefuseAll(accounts.Take(1)) ?? GraphAnswer.Error(GraphErrors.NoSuchPerson);
        }

        CallGate.Narrow(context, person.Account);
        if (gate.RefuseMessages(context.Request, person.Account) is { } dead)
        {
            return dead;
        }

        act(person);
        return GraphAnswer.Success();
    }
}
