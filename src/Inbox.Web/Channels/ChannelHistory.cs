using Inbox.Web.Localization;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>
/// What we have read of a channel's history at Meta: how far its import has come, and when the channel is compared next
/// (meta-platform 5.4). The row is the queue: a worker that dies leaves all that is needed to go on.
/// </summary>
public sealed class ChannelHistory : IOrganizationOwned
{
    public const int CursorLength = 1000;
    public const int FirstPageSize = 25;

    /// <summary>How often a channel is compared with Meta.</summary>
    public static readonly TimeSpan BetweenComparisons = TimeSpan.FromHours(1);

    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(30);

    public ChannelHistory(Channel channel, DateTimeOffset now)
        : this(channel.OrganizationId, channel.Id) => ComparisonDueAt = now + BetweenComparisons;

    private ChannelHistory(Guid organizationId, Guid channelId) => (OrganizationId, ChannelId) = (organizationId, channelId);

    public Guid OrganizationId { get; private set; }

    public Guid ChannelId { get; private set; }

    public ImportState ImportState { get; private set; }

    /// <summary>Where Meta's next page begins; null at the beginning.</summary>
    public string? Cursor { get; private set; }

    /// <summary>How many conversations Meta is asked for at once.</summary>
    public int PageSize { get; private set; } = FirstPageSize;

    public int Conversations { get; private set; }

    public int Messages { get; private set; }

    public DateTimeOffset? ImportStartedAt { get; private set; }

    public DateTimeOffset? ImportFinishedAt { get; private set; }

    /// <summary>When the import goes on; null where there is nothing to import.</summary>
    public DateTimeOffset? ImportDueAt { get; private set; }

    /// <summary>How often in a row Meta did not answer.</summary>
    public int Failures { get; private set; }

    /// <summary>What last went wrong with the import.</summary>
    public Sentence? Error => Failures == 0 ? null : Sentence.Read(ErrorCode, ErrorText);

    public Sentence? ErrorCode { get; private set; }

    /// <summary>In English, by a version that stored sentences.</summary>
    public string? ErrorText { get; private set; }

    public DateTimeOffset ComparisonDueAt { get; private set; }

    /// <summary>Until when a worker has it.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Begins from the newest conversation; one that is on its way only goes on.</summary>
    public void BeginImport(DateTimeOffset now)
    {
        if (ImportState != ImportState.Running)
        {
            (ImportState, ImportStartedAt, ImportFinishedAt) = (ImportState.Running, now, null);
            (Cursor, PageSize, Conversations, Messages) = (null, FirstPageSize, 0, 0);
        }

        (ImportDueAt, Failures, ErrorCode, ErrorText) = (now, 0, null, null);
    }

    /// <summary>A page is imported.</summary>
    /// <param name="after">Where the next one begins; null where that was the last.</param>
    public void Advance(string? after, int pageSize, int conversations, int messages, DateTimeOffset now)
    {
        (Cursor, PageSize, Failures, ErrorCode, ErrorText) = (after, pageSize, 0, null, null);
        (Conversations, Messages) = (Conversations + conversations, Messages + messages);
        ImportState = after is null ? ImportState.Done : ImportState.Running;
        (ImportDueAt, ImportFinishedAt) = after is null ? ((DateTimeOffset?)null, (DateTimeOffset?)now) : (now, null);
    }

    /// <summary>Meta did not give a page: the same one is tried later.</summary>
    public void Pause(Sentence error, DateTimeOffset now)
    {
        Failures++;
        var pause = TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, Failures - 1), MaxDelay.TotalSeconds));
        (ErrorCode, ErrorText, ImportDueAt) = (error, null, now + pause);
    }

    /// <summary>Meta no longer knows the page that we stopped at: it begins anew, and nothing is made twice.</summary>
    public void StartOver(DateTimeOffset now) => (Cursor, Conversations, Messages, ImportDueAt) = (null, 0, 0, now);

    public void CompareAt(DateTimeOffset dueAt) => ComparisonDueAt = dueAt;

    public void Release() => LeasedUntil = null;
}

public enum ImportState
{
    /// <summary>Nobody asked for it.</summary>
    None,

    Running,
    Done,
}
