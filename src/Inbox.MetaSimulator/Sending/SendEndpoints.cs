using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Graph;

namespace Inbox.MetaSimulator.Sending;

/// <summary>The Send API: messages, sender actions, uploads for reuse, and the files themselves (meta-platform 3).</summary>
internal static class SendEndpoints
{
    public static void MapSends(this IEndpointRouteBuilder graph)
    {
        graph.MapPost("{id}/messages", SendAsync);
        graph.MapPost("{id}/message_attachments", UploadAsync);
    }

    public static void MapMedia(this IEndpointRouteBuilder graph) => graph.MapGet("media/{id}", Show);

    private static async Task<IResult> SendAsync(
        string id, HttpContext context, CallGate gate, Recall recall, Sends sends, SimulatorAddress address)
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

        var person = await recall.FindAsync(context, accounts, recipient);
        if (person is null)
        {
            return gate.RefuseAll(accounts.Take(1)) ?? GraphAnswer.Error(GraphErrors.NoSuchPerson);
        }

        CallGate.Narrow(context, person.Account);
        return gate.RefuseMessages(context.Request, person.Account) ?? await sends.AnswerAsync(request, person, context, address);
    }

    private static async Task<IResult> UploadAsync(
        string id, HttpContext context, CallGate gate, AttachmentReader reader, Media media, SimulatorAddress address)
    {
        var request = await SendRequest.ReadAsync(context.Request, context.RequestAborted);
        if (gate.Refuse(context.Request, id, out var accounts) is { } refusal)
        {
            return refusal;
        }

        if (gate.RefuseMessages(context.Request, accounts[0]) is { } dead)
        {
            return dead;
        }

        var read = await reader.ReadAsync(request, accounts[0], address, context.RequestAborted);
        return read.Attachments.Count == 1
            ? GraphAnswer.Ok(new JsonObject
            {
                ["attachment_id"] = read.AttachmentId ?? media.KeepForReuse(accounts[0].PageId, read.Attachments[0]),
            })
            : GraphAnswer.Error(read.Error ?? GraphErrors.WrongParameter);
    }

    private static IResult Show(string id, Media media) => media.Find(id) is { } file
        ? TypedResults.Bytes(file.Bytes, file.ContentType)
        : TypedResults.NotFound();
}
