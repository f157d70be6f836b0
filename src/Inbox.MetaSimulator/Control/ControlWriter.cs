using Inbox.MetaSimulator.Acts;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Control;

/// <summary>Turns what a program asks for into acts and one POST.</summary>
internal sealed class ControlWriter(
    SimulatedAccounts accounts, People people, ActWriter acts, Moments moments, WebhookDispatcher dispatcher)
{
    /// <summary>The switches of the first message count for the whole POST; an act that cannot be done stops it.</summary>
    public async Task<(IReadOnlyList<ControlAnswer> Answers, string? Problem)> SendAsync(IReadOnlyList<ControlMessage> batch)
    {
        var written = new List<(Person Person, ActResult Result)>();
        foreach (var message in batch)
        {
            var person = PersonOf(accounts.Find(message.Account)!, message.Person);
            var result = acts.Write(new(person, message.ActKind, message.ActFields, At(message)));
            if (result.Problem is { } problem)
            {
                return ([], problem);
            }

            written.Add((person, Told(message, result)));
        }

        var status = await PostAsync([.. written.Select(one => one.Result.Event).OfType<SimulatedEvent>()], batch[0]);
        return ([.. written.Select(one => new ControlAnswer(
            one.Result.Mid, one.Person.Id, one.Result.At.ToUnixTimeMilliseconds(), status))], null);
    }

    private static ActResult Told(ControlMessage message, ActResult result) => message switch
    {
        { Silent: true } => result with { Event = null },
        { Standby: true } => result with { Event = result.Event?.InStandby() },
        _ => result,
    };

    private DateTimeOffset At(ControlMessage message) => message.Timestamp is { } timestamp
        ? DateTimeOffset.FromUnixTimeMilliseconds(timestamp)
        : moments.Next();

    private async Task<int?> PostAsync(IReadOnlyList<SimulatedEvent> events, ControlMessage first)
    {
        if (events.Count == 0)
        {
            return null;
        }

        var delivery = await dispatcher.SendAsync(
            events, new(first.Times, TimeSpan.FromSeconds(first.DelaySeconds), first.BadSignature));
        return delivery.Attempts is [.., var last] ? (int?)last.Status : null;
    }

    private Person PersonOf(SimulatedAccount account, ControlPerson? asked)
    {
        var (firstName, lastName) = (asked?.FirstName ?? "", asked?.LastName ?? "");
        if (asked?.Id is { } id)
        {
            return people.Find(account, id) ?? people.Add(account, firstName, lastName, id);
        }

        return firstName.Length + lastName.Length == 0
            ? people.Of(account)[0]
            : people.FindByName(account, firstName, lastName) ?? people.Add(account, firstName, lastName);
    }
}
