using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>What led a contact to us once: an ad or a link. The earliest is the first touch (meta-platform 2.14).</summary>
public sealed class Referral : IOrganizationOwned
{
    public const int KeyLength = 80;
    public const int WordLength = 500;
    public const int UrlLength = 2000;

    public Referral(ContactIdentity identity, Guid? conversationId, EventReferral referral, DateTimeOffset at)
        : this(identity.OrganizationId, identity.ContactId, conversationId, at)
    {
        ContactIdentityId = identity.Id;
        (Source, Type, Ref) = (Fit(referral.Source), Fit(referral.Type), Fit(referral.Ref));
        (AdId, AdTitle, ProductId) = (Fit(referral.AdId), Fit(referral.AdTitle), Fit(referral.ProductId));
        RefererUrl = referral.RefererUrl is { Length: <= UrlLength } url ? url : null;
    }

    /// <summary>One that led to no word yet: it waits for the first conversation on the channel.</summary>
    /// <param name="key">The event's name, so that the same one is kept once.</param>
    public Referral(ContactIdentity identity, string key, EventReferral referral, DateTimeOffset at)
        : this(identity, conversationId: null, referral, at) => (ChannelId, Key) = (identity.ChannelId, key);

    private Referral(Guid organizationId, Guid contactId, Guid? conversationId, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ContactId, ConversationId, At) = (organizationId, contactId, conversationId, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>Who it led here; null where a version that did not know this column wrote it.</summary>
    public Guid? ContactIdentityId { get; private set; }

    /// <summary>Null where nothing was written yet.</summary>
    public Guid? ConversationId { get; private set; }

    /// <summary>The channel by which it came, where it came before any word.</summary>
    public Guid? ChannelId { get; private set; }

    /// <summary>The event's name, where it came before any word.</summary>
    public string? Key { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Meta's word: ADS, SHORTLINK…</summary>
    public string? Source { get; private set; }

    public string? Type { get; private set; }

    /// <summary>What whoever made the link wrote into it.</summary>
    public string? Ref { get; private set; }

    public string? AdId { get; private set; }

    public string? AdTitle { get; private set; }

    public string? ProductId { get; private set; }

    public string? RefererUrl { get; private set; }

    /// <summary>The first word is written.</summary>
    public void LeadTo(Guid conversationId) => ConversationId = conversationId;

    public EventReferral ToEvent() => new(Source, Type, Ref, AdId, AdTitle, RefererUrl, ProductId);

    private static string? Fit(string? text) => text is null ? null : ColumnText.Fit(text, WordLength);
}
