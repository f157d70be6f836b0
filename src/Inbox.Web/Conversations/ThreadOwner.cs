namespace Inbox.Web.Conversations;

/// <summary>
/// Who answers a conversation, as far as Meta told: two kinds of evidence, each as new as it is (meta-platform 2.16, 2.17).
/// </summary>
public sealed class ThreadOwner
{
    public const int AppIdLength = 64;

    /// <summary>The app that has control since <see cref="ChangedAt"/>; null where none has.</summary>
    public string? AppId { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Whether Meta last told us of the thread as a bystander.</summary>
    public bool IsStandby { get; private set; }

    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>
    /// Whether another app answers, so that what we send may be refused. Where our own number is not known, a change to an app
    /// without a name may be one to us: then the next event tells, by where it stands.
    /// </summary>
    /// <param name="ourApps">The numbers of the Meta app that the channel is connected through.</param>
    public bool IsElsewhereFor(IReadOnlyList<string> ourApps) =>
        ChangedAt is null || SeenAt >= ChangedAt ? IsStandby
        : ourApps.Count == 0 ? MetaApps.NameOf(AppId) is not null
        : AppId is not null && !ourApps.Contains(AppId);

    /// <summary>Whether we have control because it was taken or passed to us, so that it can be handed back.</summary>
    /// <param name="ourApps">The numbers of the Meta app that the channel is connected through.</param>
    public bool IsHandedToUs(IReadOnlyList<string> ourApps) =>
        AppId is not null && ourApps.Contains(AppId) && !IsElsewhereFor(ourApps);

    internal void Change(string? appId, DateTimeOffset at)
    {
        // Of two changes of one moment the one that Meta tells last is the later one.
        if (ChangedAt is null || at >= ChangedAt)
        {
            (AppId, ChangedAt) = (appId, at);
        }
    }

    internal void See(bool isStandby, DateTimeOffset at)
    {
        if (SeenAt is null || at > SeenAt || (at == SeenAt && isStandby))
        {
            (IsStandby, SeenAt) = (isStandby, at);
        }
    }
}
