using Inbox.Testing;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Inbox.Testing;

/// <summary>
/// Begins with the classes that take longest (see docs/testing.md): the tests of a class run one after the other, so a long one that
/// begins late runs alone in the end. The others follow in the order of their names.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Classes =
    [
        "QueryPlanTests", "KilledFaultTests", "StartTests", "FaultTests", "VisibilityTests", "EmbeddedPostgresTests", "SendTests",
        "SimulatedFaultTests", "ProfileTests", "SearchTests", "FetchTests", "SeededFaultTests", "ActTests", "PendingEventTests",
        "SeenPlaceTests", "SecondSeenPlaceTests", "ThirdSeenPlaceTests", "PlaceTests", "WritingTests", "LiveTests", "RestartTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(PlaceOf).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(
            Classes, name => collection.TestCollectionDisplayName.Contains($".{name}", StringComparison.Ordinal));
        return place < 0 ? Classes.Length : place;
    }
}
