namespace Inbox.Web.Live;

/// <summary>Who writes where in one organization. It is kept in memory alone: who does not say so again is soon forgotten.</summary>
internal sealed class TypingIndicators(TimeProvider clock)
{
    /// <summary>Longer than the pause after which a browser says it again.</summary>
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(6);

    private readonly Dictionary<(Guid ConversationId, Guid AgentId), DateTimeOffset> until = [];

    public IEnumerable<Guid> Of(Guid conversationId)
    {
        var now = clock.GetUtcNow();
        return until.Where(sign => sign.Key.ConversationId == conversationId && sign.Value > now).Select(sign => sign.Key.AgentId);
    }

    /// <returns>Whether that is news.</returns>
    public bool Record(Guid conversationId, TypingIndicator writer)
    {
        var now = clock.GetUtcNow();
        RemoveExpired(now);
        var key = (conversationId, writer.AgentId);
        if (writer.HasStopped)
        {
            return until.Remove(key);
        }

        var isNews = !until.ContainsKey(key);
        until[key] = now + TimeToLive;
        return isNews;
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        foreach (var (sign, end) in until)
        {
            if (end <= now)
            {
                until.Remove(sign);
            }
        }
    }
}
