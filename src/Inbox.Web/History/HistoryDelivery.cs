using Inbox.Web.Data;
using Inbox.Web.Receiving;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.History;

/// <summary>
/// Hands what the history tells to the receiver of messages, in scopes of their own: all at once, or where an event comes in between,
/// person by person.
/// </summary>
public sealed class HistoryDelivery(IServiceScopeFactory scopes)
{
    public async Task DeliverAsync(Guid organizationId, IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            await ReceiveAsync(organizationId, messages, cancellationToken);
        }
        catch (DbUpdateException exception) when (!DatabaseOutage.Is(exception))
        {
            foreach (var person in messages.GroupBy(m => m.Event.ContactExternalId))
            {
                await DbConflict.RetryAsync(() => ReceiveAsync(organizationId, [.. person], cancellationToken));
            }
        }
    }

    private async Task ReceiveAsync(Guid organizationId, IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope(organizationId);
        var kept = await KeptAsync(scope.ServiceProvider, organizationId, messages, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<MessageReceiver>().ReceiveAsync(kept, cancellationToken);
    }

    /// <summary>What the organization no longer keeps does not come back.</summary>
    private static async Task<IReadOnlyList<ChannelMessage>> KeptAsync(
        IServiceProvider services, Guid organizationId, IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        var days = await services.GetRequiredService<InboxDbContext>().Organizations
            .Where(o => o.Id == organizationId).Select(o => o.MessagesKeptForDays).SingleAsync(cancellationToken);
        var oldest = days is { } kept ? services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-kept) : DateTimeOffset.MinValue;
        return [.. messages.Where(m => m.Event.At >= oldest)];
    }
}
