namespace Inbox.Web.Meta;

/// <summary>What a message carries beside its text and attachments.</summary>
/// <param name="Tap">The button behind it.</param>
/// <param name="ReplyToMid">The message it answers, which we may not know (meta-platform 2.5).</param>
/// <param name="Story">The story it answers, by Meta's link.</param>
/// <param name="Referral">The ad or link that led here.</param>
public sealed record EventDetails(EventTap? Tap, string? ReplyToMid, EventStory? Story, EventReferral? Referral)
{
    public static readonly EventDetails None = new(null, null, null, null);
}

/// <summary>A press on a button: what we had hung on it comes back (meta-platform 2.3, 2.13). In standby Meta withholds it.</summary>
public sealed record EventTap(TapKind Kind, string? Payload);

public enum TapKind
{
    QuickReply,

    /// <summary>Get Started, the menu, an ice breaker, or a button on a template.</summary>
    Postback,
}

/// <summary>A story of ours; only ever a link, since its media must not be kept (meta-platform 2.4).</summary>
public sealed record EventStory(string? ExternalId, string? Url);

/// <summary>What led a contact here (meta-platform 2.14).</summary>
/// <param name="Source">Meta's word: ADS, SHORTLINK, …</param>
/// <param name="Type">Meta's word: OPEN_THREAD, LEAD_COMPLETE, …</param>
public sealed record EventReferral(
    string? Source, string? Type, string? Ref, string? AdId, string? AdTitle, string? RefererUrl, string? ProductId)
{
    public bool IsAd => AdId is not null || string.Equals(Source, "ADS", StringComparison.OrdinalIgnoreCase);
}
