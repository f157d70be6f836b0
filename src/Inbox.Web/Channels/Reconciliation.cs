using Inbox.Web.Localization;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>What came of comparing a channel's last day with Meta's own history (meta-platform 5.4).</summary>
public sealed class Reconciliation : IOrganizationOwned
{
    public static readonly TimeSpan Span = TimeSpan.FromHours(24);

    /// <summary>How many gaps are named; more are only counted.</summary>
    public const int MaxGaps = 100;

    private readonly List<ReconciliationGap> gaps = [];

    public Reconciliation(Channel channel, DateTimeOffset since, DateTimeOffset until)
        : this(channel.OrganizationId, channel.Id, since, until) =>
        (RefusedFrom, RefusedUntil) = (channel.TokenRefusedAt ?? channel.LastRefusedFrom, channel.LastRefusedUntil);

    private Reconciliation(Guid organizationId, Guid channelId, DateTimeOffset since, DateTimeOffset until)
    {
        Id = Guid.CreateVersion7(until);
        (OrganizationId, ChannelId, Since, Until) = (organizationId, channelId, since, until);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ChannelId { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public DateTimeOffset FinishedAt { get; private set; }

    public int Conversations { get; private set; }

    /// <summary>How many messages Meta has.</summary>
    public int AtMeta { get; private set; }

    /// <summary>How many of those are here now.</summary>
    public int Present { get; private set; }

    /// <summary>How many of those were not here before.</summary>
    public int Filled { get; private set; }

    /// <summary>How many are here and not at Meta.</summary>
    public int OnlyHere { get; private set; }

    /// <summary>Why it could not be finished; null where it was.</summary>
    public Sentence? Error => Sentence.Read(ErrorCode, ErrorText);

    public Sentence? ErrorCode { get; private set; }

    /// <summary>In English, by a version that stored sentences.</summary>
    public string? ErrorText { get; private set; }

    /// <summary>When the token was last refused, which is one reason for gaps.</summary>
    public DateTimeOffset? RefusedFrom { get; private set; }

    public DateTimeOffset? RefusedUntil { get; private set; }

    public IReadOnlyList<ReconciliationGap> Gaps => gaps;

    public void Count(int conversations, int atMeta, int present, int filled, int onlyHere) =>
        (Conversations, AtMeta, Present, Filled, OnlyHere) = (conversations, atMeta, present, filled, onlyHere);

    public void Name(string mid, DateTimeOffset sentAt, GapReason reason, bool isFilled)
    {
        if (gaps.Count < MaxGaps)
        {
            gaps.Add(new ReconciliationGap(this, gaps.Count, mid, sentAt, reason, isFilled));
        }
    }

    public void Finish(Sentence? error, DateTimeOffset now) => (ErrorCode, ErrorText, FinishedAt) = (error, null, now);
}

/// <summary>One message that was not on both sides.</summary>
public sealed class ReconciliationGap : IOrganizationOwned
{
    internal ReconciliationGap(Reconciliation found, int position, string mid, DateTimeOffset sentAt, GapReason reason, bool isFilled)
        : this(found.OrganizationId, found.Id, position, mid, sentAt, reason, isFilled)
    {
    }

    private ReconciliationGap(
        Guid organizationId, Guid reconciliationId, int position, string mid, DateTimeOffset sentAt, GapReason reason, bool isFilled)
    {
        (OrganizationId, ReconciliationId, Position) = (organizationId, reconciliationId, position);
        (Mid, SentAt, Reason, IsFilled) = (mid, sentAt, reason, isFilled);
    }

    public Guid OrganizationId { get; private set; }

    public Guid ReconciliationId { get; private set; }

    public int Position { get; private set; }

    public string Mid { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    public GapReason Reason { get; private set; }

    /// <summary>Whether it is here now.</summary>
    public bool IsFilled { get; private set; }
}

public enum GapReason
{
    /// <summary>Meta's event of it never came.</summary>
    NoWebhook,

    /// <summary>Meta refused our token then.</summary>
    TokenRefused,

    /// <summary>Meta did not send us the channel's events then.</summary>
    NotSubscribed,

    /// <summary>The channel was not connected then.</summary>
    NotConnected,

    /// <summary>It is here and not at Meta: unsent or removed there, as far as one can tell.</summary>
    NotAtMeta,
}
