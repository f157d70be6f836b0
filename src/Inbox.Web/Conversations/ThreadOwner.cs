namespace Inbox.Web.Conversations;

/// <summary>Who answers a conversation, as far as Meta told: two kinds of evidence, each as new as it is (meta-platform 2.16, 2.17).</summary>
public sealed class ThreadOwner
{
    public const int AppIdLength = 64;

    /// <summary>The app that has control since <see cref="ChangedAt"/>; null where none has.</summary>
    public string? AppId { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Whether Meta last told us of the thread as a bystander.</summary>
    public bool IsStandby { get; private set; }

    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Whether another app answers, so that what we send is refused.</summary>
    /// <param name="ownAppId">Our Meta app; where it is not known, only what Meta tells bystanders counts.</param>
    public bool IsElsewhere(string? ownAppId) =>
        SeenAt >= ChangedAt || ChangedAt is null ? IsStandby
        : AppId is not null && (ownAppId is null ? MetaApps.NameOf(AppId) is not null : AppId != ownAppId);

    internal void Change(string? appId, DateTimeOffset at)
    {
        if (ChangedAt is null || at > ChangedAt)
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
