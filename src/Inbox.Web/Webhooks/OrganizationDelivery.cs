using Inbox.Web.Data;
using Inbox.Web.Receiving;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Webhooks;

/// <summary>Hands things to one organization, in a scope of its own.</summary>
internal sealed class OrganizationDelivery(IServiceScopeFactory scopes)
{
    /// <summary>Delivers all at once, or, where something is in the way, one by one. Returns what failed, and why.</summary>
    public async Task<List<(WebhookThing Thing, Exception Exception)>> DeliverAsync(
        Guid organizationId, IReadOnlyList<WebhookThing> things, CancellationToken cancellationToken)
    {
        try
        {
            await ReceiveAsync(organizationId, things, cancellationToken);
            return [];
        }
        catch (Exception exception) when (IsOfTheThings(exception))
        {
            return await DeliverOneByOneAsync(organizationId, things, cancellationToken);
        }
    }

    private async Task<List<(WebhookThing, Exception)>> DeliverOneByOneAsync(
        Guid organizationId, IReadOnlyList<WebhookThing> things, CancellationToken cancellationToken)
    {
        var failed = new List<(WebhookThing, Exception)>();
        foreach (var thing in things.OrderBy(t => t.Reading.Event!.At))
        {
            if (await TryDeliverAsync(organizationId, thing, cancellationToken) is { } exception)
            {
                failed.Add((thing, exception));
            }
        }

        return failed;
    }

    /// <summary>Another worker may add the same contact or write to the same conversation: look again and retry.</summary>
    private async Task<Exception?> TryDeliverAsync(Guid organizationId, WebhookThing thing, CancellationToken cancellationToken)
    {
        try
        {
            await DbConflict.RetryAsync(() => ReceiveAsync(organizationId, [thing], cancellationToken));
            return null;
        }
        catch (Exception exception) when (IsOfTheThings(exception))
        {
            return exception;
        }
    }

    private async Task ReceiveAsync(Guid organizationId, IReadOnlyList<WebhookThing> things, CancellationToken cancellationToken)
    {
        var messages = things.Select(t => new ChannelMessage(t.Channel!, t.Reading.Event!) { ReceivedAt = t.ReceivedAt }).ToList();
        await scopes.RunAsync<EventReceiver>(organizationId, receiver => receiver.ReceiveAsync(messages, cancellationToken));
    }

    /// <summary>Whether the things themselves are to blame; an outage or a stop leaves the whole batch for later.</summary>
    private static bool IsOfTheThings(Exception exception) =>
        exception is not OperationCanceledException && !DatabaseOutage.Is(exception);
}
