using Inbox.Web.Background;

namespace Inbox.Web.Live;

/// <summary>One open stream. What its reader has not taken yet is kept once for each conversation, and beyond a number as "everything".</summary>
public sealed class FeedSubscription : IDisposable
{
    private const int Most = 200;

    private readonly Lock guard = new();
    private readonly WorkSignal signal = new();
    private readonly Action<FeedSubscription> remove;
    private HashSet<Guid>? changed;
    private HashSet<Guid>? writing;
    private bool isEverything;
    private bool isOver;

    internal FeedSubscription(Guid agentId, long number, Action<FeedSubscription> remove) => (AgentId, Number, this.remove) = (agentId, number, remove);

    public Guid AgentId { get; }

    /// <summary>The oldest has the lowest.</summary>
    internal long Number { get; }

    /// <summary>Waits for news, at most this long.</summary>
    public async Task<FeedNews> ReadAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        await signal.WaitAsync(atMost, clock, cancellationToken);
        lock (guard)
        {
            var news = new FeedNews(changed is null ? [] : [.. changed], isEverything, isOver) { Writing = writing is null ? [] : [.. writing] };
            (changed, isEverything, writing) = (null, false, null);
            return news;
        }
    }

    public void Dispose() => remove(this);

    internal void Add(Guid conversationId)
    {
        if (conversationId == InboxChange.AnyConversation)
        {
            AddEverything();
            return;
        }

        lock (guard)
        {
            if (!isEverything && (changed ??= []).Add(conversationId) && changed.Count > Most)
            {
                (changed, isEverything) = (null, true);
            }
        }

        signal.Wake();
    }

    /// <summary>What is too much of it is left out: it is worth nothing a moment later.</summary>
    internal void AddWriting(Guid conversationId)
    {
        lock (guard)
        {
            if ((writing ??= []).Count < Most)
            {
                writing.Add(conversationId);
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
}

/// <param name="IsEverything">More may have changed than is said, so that everything is to be asked for again.</param>
/// <param name="IsOver">Nothing more is told to this reader.</param>
public sealed record FeedNews(IReadOnlyList<Guid> Conversations, bool IsEverything, bool IsOver)
{
    /// <summary>The conversations in which somebody began to write, or stopped.</summary>
    public IReadOnlyList<Guid> Writing { get; init; } = [];

    /// <summary>Whether no conversation is named in it.</summary>
    public bool NamesNothing => Conversations.Count + Writing.Count == 0;
}
