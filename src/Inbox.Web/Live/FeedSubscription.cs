using Inbox.Web.Background;

namespace Inbox.Web.Live;

/// <summary>
/// One open stream. What its reader has not taken yet is kept once for each conversation, and beyond a number as "everything".
/// </summary>
public sealed class FeedSubscription : IDisposable
{
    private const int MaxChanges = 200;

    /// <summary>More of one conversation are asked for as a whole.</summary>
    private const int MaxMessages = 5;

    private readonly Lock guard = new();
    private readonly WorkSignal signal = new();
    private readonly Action<FeedSubscription> remove;
    private Dictionary<Guid, IReadOnlyList<Guid>?>? changed;
    private HashSet<Guid>? presences;
    private bool isEverything;
    private bool isOver;

    internal FeedSubscription(Guid agentId, long number, Action<FeedSubscription> remove) =>
        (AgentId, Number, this.remove) = (agentId, number, remove);

    public Guid AgentId { get; }

    /// <summary>The oldest has the lowest.</summary>
    internal long Number { get; }

    /// <summary>Waits for news, at most this long.</summary>
    public async Task<FeedUpdate> ReadAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        await signal.WaitAsync(atMost, clock, cancellationToken);
        lock (guard)
        {
            var news = new FeedUpdate(changed is null ? [] : [.. changed.Keys], isEverything, isOver)
            {
                Messages = MessagesOf(changed),
                Presences = presences is null ? [] : [.. presences],
            };
            (changed, isEverything, presences) = (null, false, null);
            return news;
        }
    }

    public void Dispose() => remove(this);

    /// <param name="messages">All that changed of its thread; null where anything may have.</param>
    internal void Add(Guid conversationId, IReadOnlyList<Guid>? messages = null)
    {
        if (conversationId == InboxChange.AnyConversation)
        {
            AddEverything();
            return;
        }

        lock (guard)
        {
            if (!isEverything)
            {
                Note(conversationId, messages);
            }
        }

        signal.Wake();
    }

    /// <summary>What is too much of it is left out: it is worth nothing a moment later.</summary>
    internal void AddPresence(Guid conversationId)
    {
        lock (guard)
        {
            if ((presences ??= []).Count < MaxChanges)
            {
                presences.Add(conversationId);
            }
        }

        signal.Wake();
    }

    /// <summary>Its reader is to go: the same agent has opened too many after it.</summary>
    internal void End()
    {
        lock (guard)
        {
            isOver = true;
        }

        signal.Wake();
    }

    internal void AddEverything()
    {
        lock (guard)
        {
            (changed, isEverything) = (null, true);
        }

        signal.Wake();
    }

    private static Dictionary<Guid, IReadOnlyList<Guid>> MessagesOf(Dictionary<Guid, IReadOnlyList<Guid>?>? changed) =>
        changed is null ? [] : changed.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!);

    private void Note(Guid conversationId, IReadOnlyList<Guid>? messages)
    {
        changed ??= [];
        var before = changed.GetValueOrDefault(conversationId, []);
        changed[conversationId] = before is not null && messages is not null && before.Count + messages.Count <= MaxMessages
            ? [.. before, .. messages] : null;
        if (changed.Count > MaxChanges)
        {
            (changed, isEverything) = (null, true);
        }
    }
}

/// <param name="IsEverything">More may have changed than is said, so that everything is to be asked for again.</param>
/// <param name="IsOver">Nothing more is told to this reader.</param>
public sealed record FeedUpdate(IReadOnlyList<Guid> Conversations, bool IsEverything, bool IsOver)
{
    /// <summary>That time passed.</summary>
    public static readonly FeedUpdate None = new([], IsEverything: false, IsOver: false);

    /// <summary>Of which conversations' threads nothing but some messages changed, and which; none where it was only the row.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Messages { get; init; } = new Dictionary<Guid, IReadOnlyList<Guid>>();

    /// <summary>The conversations to which somebody came, where they began to write or stopped, and those that they left.</summary>
    public IReadOnlyList<Guid> Presences { get; init; } = [];

    /// <summary>Whether no conversation is named in it.</summary>
    public bool NamesNothing => Conversations.Count + Presences.Count == 0;
}
