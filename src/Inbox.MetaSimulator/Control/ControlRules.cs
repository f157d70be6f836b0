using Inbox.MetaSimulator.Acts;

namespace Inbox.MetaSimulator.Control;

/// <summary>Says why what a program asks for cannot be done.</summary>
internal sealed class ControlRules(SimulatedAccounts accounts)
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

    public async Task<string?> RefuseAsync(HttpContext context, ControlBody body) =>
        await accounts.FindUsableAsync(context, body.Account) is null
            ? $"There is no account {body.Account} here."
            : RefuseDelivery(body.Times, body.DelaySeconds);

    private async Task<string?> RefuseAsync(HttpContext context, ControlMessage message)
    {
        if (await accounts.FindUsableAsync(context, message.Account) is null)
        {
            return $"There is no account {message.Account} here.";
        }

        return RefuseAct(message) ?? RefuseDelivery(message.Times, message.DelaySeconds);
    }

    private static string? RefuseAct(ControlMessage message)
    {
        if (!ActWriter.IsKnown(message.ActKind))
        {
            return $"There is no act {message.Kind} here.";
        }

        if (message is { Kind: null, Text: null, Fields: null } && message.PictureUrl is not { IsAbsoluteUri: true })
        {
            return "A message needs text, or the absolute address of a picture.";
        }

        if (message.Person?.Id is { } id && (id.Length is 0 or > 20 || !id.All(char.IsAsciiDigit)))
        {
            return "A person's id is 1 to 20 digits.";
        }

        return message.Timestamp is < 0 or > LatestTimestamp ? "A timestamp is in milliseconds since 1970." : null;
    }

    private static string? RefuseDelivery(int times, int delaySeconds) =>
        times is < 1 or > MostTimes || delaySeconds is < 0 or > MostDelaySeconds
            ? $"A message is delivered 1 to {MostTimes} times and at most {MostDelaySeconds} seconds late."
            : null;
}
