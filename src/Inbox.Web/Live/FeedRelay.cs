using Inbox.Web.Data;
using Npgsql;

namespace Inbox.Web.Live;

/// <summary>Carries what changed between app instances by PostgreSQL.</summary>
public sealed class FeedRelay(
    NpgsqlDataSource database, Database address, InboxFeed feed, TimeProvider clock, ILogger<FeedRelay> logger)
    : DatabaseTopic("inbox_changes", database, address, clock, logger)
{
    protected override void BeginHearing() => feed.BeginHearing();

    protected override void StopHearing() => feed.StopHearing();

    protected override void RecordUntold() => feed.RecordOverrun();

    protected override void Receive(string words) => feed.Receive(words);

    protected override Task<string> NextAsync(CancellationToken cancellationToken) => feed.NextWordsAsync(cancellationToken);
}
