namespace Inbox.Web.Live;

/// <summary>The pages in which one agent looks at one conversation, and whether they write there.</summary>
internal sealed class PresentPages
{
    private const int MaxPages = 20;

    /// <summary>Longer than the pause after which a browser says it again.</summary>
    private static readonly TimeSpan WritingTimeToLive = TimeSpan.FromSeconds(6);

    /// <inheritdoc cref="WritingTimeToLive"/>
    private static readonly TimeSpan ViewingTimeToLive = TimeSpan.FromSeconds(45);

    private readonly Dictionary<Guid, DateTimeOffset> viewingUntil = [];
    private DateTimeOffset? writingUntil;

    /// <summary>Null where they are not there.</summary>
    public PresenceKind? KindAt(DateTimeOffset now) => writingUntil > now ? PresenceKind.Writing
        : viewingUntil.Values.Any(until => until > now) ? PresenceKind.Viewing
        : null;

    public void Record(AgentPresence presence, DateTimeOffset now)
    {
        switch (presence.Kind)
        {
            case PresenceKind.Viewing:
                viewingUntil[presence.PageId] = now + ViewingTimeToLive;
                ForgetOldest();
                break;
            case PresenceKind.Writing:
                writingUntil = now + WritingTimeToLive;
                break;
            case PresenceKind.Left when viewingUntil.Remove(presence.PageId) && viewingUntil.Values.Any(until => until > now):
                break;
            default:
                writingUntil = null;
                break;
        }
    }

    private void ForgetOldest()
    {
        if (viewingUntil.Count > MaxPages)
        {
            viewingUntil.Remove(viewingUntil.MinBy(page => page.Value).Key);
        }
    }
}
