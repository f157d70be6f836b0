namespace Inbox.MetaSimulator.Graph;

/// <summary>Meta answers with any version before the path, and without one (meta-platform 0.1).</summary>
internal static class GraphVersion
{
    /// <summary>The route segment that takes a version, such as "v26.0".</summary>
    public const string Segment = @"{version:regex(^v\d+\.\d+$)}";

    /// <summary>The group itself and the same under a version.</summary>
    public static IEnumerable<RouteGroupBuilder> WithVersions(this RouteGroupBuilder graph) => [graph, graph.MapGroup(Segment)];
}
