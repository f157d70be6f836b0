using System.Text;

namespace Inbox.MetaSimulator;

/// <summary>All that was said between a person and an account, and what the account may do there now.</summary>
internal sealed class SimulatedConversation(Person person)
{
    private readonly Lock gate = new();
    private readonly List<SimulatedMessage> messages = [];

    /// <summary>The same after a restart; as opaque as Meta's (meta-platform 0.3).</summary>
    public string Id { get; } = person.Account.Platform == SimulatedPlatform.Messenger
        ? "t_" + person.Id
        : "aWdfZAG06MTpJR01lc3NhZA2VUaHJlYWQ6" +
            Convert.ToBase64String(Encoding.ASCII.GetBytes($"{person.Account.ExternalId}:{person.Id}")).TrimEnd('=');

    public Person Person { get; } = person;

    /// <summary>When the person last did something that opens the reply window (meta-platform 3.3).</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? UpdatedAt { get; private set; }

    public bool IsBlocked { get; set; }

    /// <summary>The app that controls the thread, if it is not ours (meta-platform 2.16).</summary>
    public string? OtherOwnerAppId { get; set; }

    /// <summary>Until when the business said that it saw the thread (meta-platform 3.8).</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public string? LastSenderAction { get; set; }

    public IReadOnlyList<SimulatedMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    public SimulatedMessage? Last
    {
        get
        {
            lock (gate)
            {
                return messages.LastOrDefault();
            }
        }
    }

    public void Open(DateTimeOffset at) => OpenedAt = OpenedAt > at ? OpenedAt : at;

    /// <summary>Keeps the order of time, and gives back what is forgotten to make room.</summary>
    public SimulatedMessage? Add(SimulatedMessage message, int most)
    {
        lock (gate)
        {
            var before = messages.FindLastIndex(earlier => earlier.SentAt <= message.SentAt);
            messages.Insert(before + 1, message);
            UpdatedAt = messages[^1].SentAt;
            if (messages.Count <= most)
            {
                return null;
            }

            var oldest = messages[0];
            messages.RemoveAt(0);
            return oldest;
        }
    }
}
