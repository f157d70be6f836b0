namespace Inbox.MetaSimulator.Graph;

/// <summary>Meta answers with any version before the path, and without one (meta-platform 0.1).</summary>
internal static class VersionedRoutes
{
    public static void MapVersioned(this IEndpointRouteBuilder routes, string path, string method, Delegate handler)
    {
        routes.MapMethods(@"{version:regex(^v\d+\.\d+$)}/" + path, [method], handler);
        routes.MapMethods(path, [method], handler);
    }
}
