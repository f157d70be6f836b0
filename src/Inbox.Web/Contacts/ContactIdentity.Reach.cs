namespace Inbox.Web.Contacts;

/// <summary>Whether anything may be sent to them, and reaches them.</summary>
public sealed partial class ContactIdentity
{
    /// <summary>Since when the contact wants no marketing messages (meta-platform 2.15); null where nothing stops them.</summary>
    public DateTimeOffset? MarketingStoppedAt { get; private set; }

    /// <summary>When the contact last said so or the contrary.</summary>
    public DateTimeOffset? MarketingChangedAt { get; private set; }

    /// <summary>
    /// Since when Meta says that nothing reaches them here: they blocked the channel, or turned messages off (meta-platform 6.2); null
    /// where it does not, or they wrote after that.
    /// </summary>
    public DateTimeOffset? UnreachableAt { get; private set; }

    /// <summary>Meta's code for it, such as 551.</summary>
    public int? UnreachableCode { get; private set; }

    /// <summary>The contact stopped marketing messages, or wants them; an older word changes nothing.</summary>
    public void OptMarketing(bool isStopped, DateTimeOffset at)
    {
        if (MarketingChangedAt is null || at > MarketingChangedAt)
        {
            (MarketingChangedAt, MarketingStoppedAt) = (at, isStopped ? at : null);
        }
    }

    /// <summary>They wrote: whoever writes can be answered.</summary>
    public void HearFrom(DateTimeOffset at)
    {
        if (UnreachableAt < at)
        {
            (UnreachableAt, UnreachableCode) = (null, null);
        }
    }
}
