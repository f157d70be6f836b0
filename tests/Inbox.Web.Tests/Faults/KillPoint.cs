namespace Inbox.Web.Tests.Faults;

/// <summary>Where between two steps the app dies.</summary>
internal enum KillPoint
{
    /// <summary>Meta posts a webhook; the app has not stored it, or just has.</summary>
    WebhookOnItsWay,

    /// <summary>The app answered 200, and may not have processed it.</summary>
    WebhookAccepted,

    /// <summary>The app calls Meta to send; Meta has not taken it.</summary>
    SendOnItsWay,

    /// <summary>Meta took the message, and its answer never arrives.</summary>
    SendAccepted,
}
