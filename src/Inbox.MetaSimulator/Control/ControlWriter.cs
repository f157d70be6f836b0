using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Control;

/// <summary>Turns what a program asks for into messages and one POST.</summary>
internal sealed class ControlWriter(
    SimulatedAccounts accounts, People people, Messages messages, WebhookDispatcher dispatcher)
{
    private const int MostTimes = 20;
    private const int MostDelaySeconds = 3_600;
    private const int MostInBatch = 1_000;
    private const long LatestTimestamp = 253_402_300_799_999;

    public async Task<string?> RefuseAsync(HttpContext context, IReadOnlyList<ControlMessage> batch)
    {
        if (batch.Count is 0 or > MostInBatch)
        {
            return $"A batch has 1 to {MostInBatch} messages.";
        }

        foreach (var message in batch)
        {
            if (await RefuseAsync(context, message) is { } reason)
            {
                return reason;
            }
        }

        return batch.Select(message => accounts.Find(message.Account)!.Platform).Distinct().Count() == 1
            ? null
            : "One POST carries Pages or Instagram accounts, never both.";
    }

    public async Task<string?> RefuseAsync(HttpContext context, ControlMessage message)
    {
        if (await accounts.FindUsableAsync(context, message.Account) is null)
        {
            return $"There is no account {message.Account} here.";
        }

        if (message.Text is null && message.PictureUrl is not { IsAbsoluteUri: true })
        {
            return "A message needs text, or the absolute address of a picture.";
        }

        if (message.Person?.Id is { } id && (id.Length is 0 or > 20 || !id.All(char.IsAsciiDigit)))
        {
            return "A person's id is 1 to 20 digits.";
        }

        if (message.Timestamp is < 0 or > LatestTimestamp)
        {
            return "A timestamp is in milliseconds since 1970.";
        }

        return message.Times is < 1 or > MostTimes || message.DelaySeconds is < 0 or > MostDelaySeconds
            ? $"A message is delivered 1 to {MostTimes} times and at most {MostDelaySeconds} seconds late."
            : null;
    }

    /// <summary>The switches of the first message count for the whole POST.</summary>
    public async Task<IReadOnlyList<ControlAnswer>> SendAsync(IReadOnlyList<ControlMessage> batch)
    {
        var written = batch.Select(Write).ToList();
        var first = batch[0];
        var delivery = await dispatcher.SendAsync(
            [.. written.Select(SimulatedEvent.Of)], new(first.Times, TimeSpan.FromSeconds(first.DelaySeconds), first.BadSignature));
        var status = delivery.Attempts is [.., var last] ? (int?)last.Status : null;
        return [.. written.Select(message => new ControlAnswer(
            message.Mid, message.Person.Id, message.SentAt.ToUnixTimeMilliseconds(), status))];
    }

    private SimulatedMessage Write(ControlMessage message)
    {
        var account = accounts.Find(message.Account)!;
        DateTimeOffset? sentAt = message.Timestamp is { } timestamp
            ? DateTimeOffset.FromUnixTimeMilliseconds(timestamp)
            : null;
        return messages.Add(
            PersonOf(account, message.Person),
            MessageContent.Of(message.Text, message.PictureUrl),
            message.Echo ? MessageSource.Elsewhere : MessageSource.Person,
            sentAt);
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
