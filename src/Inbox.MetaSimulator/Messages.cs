namespace Inbox.MetaSimulator;

/// <summary>What was said, newest last, as far back as a demo needs.</summary>
internal sealed class Messages(TimeProvider clock)
{
    private const int MostPerPerson = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Person), List<SimulatedMessage>> byPerson = [];
    private DateTimeOffset lastSentAt;

    public SimulatedMessage Add(Person person, string? text, Uri? pictureUrl, bool isEcho, DateTimeOffset? sentAt = null)
    {
        lock (gate)
        {
            var message = new SimulatedMessage(person, text, pictureUrl, isEcho, sentAt ?? NextMoment());
            var messages = ListOf(person);
            if (messages.Count == MostPerPerson)
            {
                messages.RemoveAt(0);
            }

            messages.Add(message);
            return message;
        }
    }

    public IReadOnlyList<SimulatedMessage> With(Person person)
    {
        lock (gate)
        {
            return [.. ListOf(person)];
        }
    }

    public SimulatedMessage? LastWith(Person person)
    {
        lock (gate)
        {
            return ListOf(person).LastOrDefault();
        }
    }

    private List<SimulatedMessage> ListOf(Person person)
    {
        var key = (person.Account.ExternalId, person.Id);
        if (!byPerson.TryGetValue(key, out var messages))
        {
            byPerson[key] = messages = [];
        }

        return messages;
    }

    // Two messages never share a millisecond, so that their order is what the sender meant.
    private DateTimeOffset NextMoment()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return lastSentAt = now > lastSentAt ? now : lastSentAt.AddMilliseconds(1);
    }
}
