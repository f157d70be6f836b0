using Inbox.Web.Data;
using Inbox.Web.Receiving;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Webhooks;

/// <summary>Hands things to one organization, in a scope of its own.</summary>
internal sealed class OrganizationDelivery(IServiceScopeFactory scopes)
{
    private const int Tries = 3;

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
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ReceiveAsync(organizationId, [thing], cancellationToken);
                return null;
            }
            catch (DbUpdateException exception) when (attempt < Tries && !DatabaseOutage.Is(exception))
            {
                // Collided; the next try sees what the other worker wrote.
            }
            catch (Exception exception) when (IsOfTheThings(exception))
            {
                return exception;
            }
        }
    }

    private async Task ReceiveAsync(Guid organizationId, IReadOnlyList<WebhookThing> things, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organizationId);
        var receiver = scope.ServiceProvider.GetRequiredService<EventReceiver>();
        await receiver.ReceiveAsync(
            [.. things.Select(t => new ChannelMessage(t.Channel!, t.Reading.Event!) { ReceivedAt = t.ReceivedAt })], cancellationToken);
    }

    /// <summary>Whether the things themselves are to blame; an outage or a stop leaves the whole batch for later.</summary>
    private static bool IsOfTheThings(Exception exception) =>
        exception is not OperationCanceledException && !DatabaseOutage.Is(exception);
}
