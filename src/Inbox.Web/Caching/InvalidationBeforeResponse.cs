using Inbox.Web.Tenancy;

namespace Inbox.Web.Caching;

/// <summary>
/// Sends a response only once Redis knows what was changed before it: who is told that something is done, and asks any instance for
/// the list, is shown it. It takes a round trip to Redis, and nobody waits long for one that is slow or away.
/// </summary>
public sealed class InvalidationBeforeResponse(RedisConnection connection, PendingInvalidations pending, CacheInvalidator invalidator)
    : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Response.OnStarting(WaitAsync, context);
            return rest(context);
        });
        next(app);
    };

    private Task WaitAsync(object context)
    {
        var organization = ((HttpContext)context).RequestServices.GetService<CurrentOrganization>();
        return organization?.Id is { } id && pending.IsAnyPending && !invalidator.IsFailing && connection.Database is not null
            ? WaitAsync(id) : Task.CompletedTask;
    }

    private async Task WaitAsync(Guid organizationId)
    {
        using var timeout = new CancellationTokenSource(CachePolicy.Timeout);
        try
        {
            await pending.WhenCompletedAsync(organizationId, timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // It is told later; this instance knows it by then, and the others within a minute.
        }
    }
}
