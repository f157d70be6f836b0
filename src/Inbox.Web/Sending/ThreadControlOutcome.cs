namespace Inbox.Web.Sending;

/// <summary>What became of an attempt to take a thread over from another app, or to hand it back.</summary>
public enum ThreadControlOutcome
{
    /// <summary>It was taken over, or handed back.</summary>
    Changed,

    /// <summary>The app that has control was asked for it.</summary>
    Asked,

    /// <summary>Meta allows neither, or did not answer.</summary>
    Refused,

    /// <summary>Nothing can be sent through the channel, so there is nothing to take over for.</summary>
    ChannelSilent,

    NotFound,
}
