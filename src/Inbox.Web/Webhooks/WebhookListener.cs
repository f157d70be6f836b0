using Inbox.Web.Data;
using Npgsql;

namespace Inbox.Web.Webhooks;

/// <summary>Wakes the workers of the other instances; their slow poll covers what is missed.</summary>
public sealed class WebhookListener(
    NpgsqlDataSource database, Database address, WebhookSignal signal, TimeProvider clock, ILogger<WebhookListener> logger)
    : DatabaseTopic("inbox_webhooks", database, address, clock, logger)
{
    protected override void BeginHearing() => signal.Wake();

    protected override void Receive(string words) => signal.Wake();

    protected override async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        await signal.ForOthers.WaitAsync(cancellationToken);
        return "";
    }
}
