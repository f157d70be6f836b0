namespace Inbox.MetaSimulator.Graph;

/// <summary>Stands in for Meta's picture hosts.</summary>
public static class Pictures
{
    public static readonly IReadOnlyList<string> Faces = ["face-1", "face-2", "face-3", "face-4"];

    public static readonly IReadOnlyList<string> ToSend = ["sofa", "lamp", "scratch"];

    /// <summary>Facebook shows it for a person without a picture; Instagram gives none.</summary>
    public const string Silhouette = "silhouette";

    public static Stream Open(string fileName) => EmbeddedFile.Open(fileName);

    internal static void MapPictures(this IEndpointRouteBuilder graph) => graph.MapGet("pictures/{name}.png", Show);

    private static IResult Show(string name) => Faces.Contains(name) || ToSend.Contains(name) || name == Silhouette
        ? TypedResults.Stream(Open($"{name}.png"), "image/png")
        : TypedResults.NotFound();
}
