namespace Inbox.Web.Tenancy;

/// <summary>
/// Runs work for one organization outside a request: in a scope of its own, whose queries and saves are that organization's.
/// </summary>
public static class OrganizationScopes
{
    public static AsyncServiceScope CreateAsyncScope(this IServiceScopeFactory scopes, Guid organizationId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organizationId);
        return scope;
    }

    public static async Task RunAsync<TService>(this IServiceScopeFactory scopes, Guid organizationId, Func<TService, Task> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope(organizationId);
        await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static async Task<TResult> RunAsync<TService, TResult>(
        this IServiceScopeFactory scopes, Guid organizationId, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope(organizationId);
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
