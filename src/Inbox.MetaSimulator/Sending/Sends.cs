using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Faults;
using Inbox.MetaSimulator.Graph;

namespace Inbox.MetaSimulator.Sending;

/// <summary>One call of the Send API from the accepted token to the answer.</summary>
internal sealed class Sends(
    SendRules rules, SenderActions actions, AttachmentReader reader, Outbox outbox, SendLimits limits)
{
    public async Task<IResult> AnswerAsync(
        SendRequest request, Person person, HttpContext context, SimulatorAddress address)
    {
        if (limits.Refuse(person.Account) is { } tooFast)
        {
            return tooFast;
        }

        if (request.SenderAction is not null)
        {
            return request.Message is null
                ? Act(request, person)
                : GraphAnswer.Error(GraphErrors.MessageAndAction);
        }

        if (rules.Refuse(request, person) is var (name, text))
        {
            return GraphAnswer.Error(name, text);
        }

        var read = await reader.ReadAsync(request, person.Account, address, context.RequestAborted);
        return read.Error is { } error ? GraphAnswer.Error(error) : await AcceptAsync(request, person, read, context);
    }

    /// <summary>What a message's content or recipient is refused for does not befall an act.</summary>
    private IResult Act(SendRequest request, Person person)
    {
        var faults = limits.FaultsOf(person.Account);
        var fault = faults.OfSend(person.Id) is { } drawn && (!FaultNames.IsError(drawn) || FaultNames.IsLimit(drawn)) ? drawn : null;
        if (fault is SendFault.NotStoredTransient or SendFault.NotStoredReset || (fault is not null && FaultNames.IsError(fault)))
        {
            return new FaultyAnswer(fault, [], faults.Slow);
        }

        var answer = actions.Act(request, person);
        return fault is null ? answer : new FaultyAnswer(fault, new JsonObject { ["recipient_id"] = person.Id }, faults.Slow);
    }

    private async Task<IResult> AcceptAsync(
        SendRequest request, Person person, ReadAttachments read, HttpContext context)
    {
        var faults = limits.FaultsOf(person.Account);
        var fault = faults.OfSend(person.Id);
        if (fault is SendFault.NotStoredTransient or SendFault.NotStoredReset || (fault is not null && FaultNames.IsError(fault)))
        {
            return new FaultyAnswer(fault, [], faults.Slow);
        }

        var message = outbox.Accept(request, person, read.Attachments);
        await AnnounceAsync(message, fault, context);
        var answer = Answer(message, read.AttachmentId);
        return fault is null ? GraphAnswer.Ok(answer) : new FaultyAnswer(fault, answer, faults.Slow);
    }

    private async Task AnnounceAsync(SimulatedMessage message, string? fault, HttpContext context)
    {
        var switches = limits.SwitchesOf(message.Account);
        if (switches.Echo == EchoMoment.BeforeAnswer)
        {
            await outbox.AnnounceAsync(message, switches);
        }
        else if (fault is SendFault.Slow or SendFault.StoredTimeout)
        {
            _ = outbox.AnnounceAsync(message, switches);
        }
        else
        {
            AnnounceAfterAnswer(message, switches, context);
        }
    }

    private void AnnounceAfterAnswer(SimulatedMessage message, AccountSwitches switches, HttpContext context)
    {
        // Not awaited: the connection's next call must not wait for the webhook.
        context.Response.OnCompleted(() =>
        {
            _ = outbox.AnnounceAsync(message, switches);
            return Task.CompletedTask;
        });
    }

    private static JsonObject Answer(SimulatedMessage message, string? attachmentId)
    {
        var answer = new JsonObject { ["recipient_id"] = message.Person.Id, ["message_id"] = message.Mid };
        if (attachmentId is not null)
        {
            answer["attachment_id"] = attachmentId;
        }

        return answer;
    }
}
