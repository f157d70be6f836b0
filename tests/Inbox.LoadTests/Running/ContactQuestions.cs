namespace Inbox.LoadTests.Running;

/// <summary>What the list of contacts is asked: twenty filters of two fields each, others that read more, and parts of names.</summary>
internal static class ContactQuestions
{
    private const string Half = """{"field":"own.points","over":["500"]}""";
    private const string Team = """{"field":"own.plan","is":["Team"]}""";
    private const string Open = """{"field":"window","is":["yes"]}""";
    private const string Recent = """{"field":"active","after":["2025-11-01"]}""";
    private const string Early = """{"field":"first-seen","before":["2025-06-01"]}""";
    private const string Instagram = """{"field":"platform","is":["INSTAGRAM"]}""";
    private const string Phone = """{"field":"phone","known":[]}""";
    private const string Lovelace = """{"field":"name","contains":["lovelace"]}""";
    private const string Free = """{"field":"own.plan","not":["Free"]}""";
    private const string NotBlocked = """{"field":"blocked","is":["no"]}""";

    public static readonly string[] TwoFields =
    [
        All(Team, Half), All(Team, Open), All(Team, Recent), All(Team, Instagram), All(Team, Phone), All(Team, Lovelace),
        All(Half, Recent), All(Half, Instagram), All(Half, Lovelace), All(Recent, Instagram), All(Recent, Phone), All(Recent, Lovelace),
        All(Instagram, Lovelace), All(Phone, NotBlocked), All(Free, Recent), All(Free, NotBlocked), Any(Team, Recent), Any(Lovelace, Open),
        All(Early, Phone), All(Early, Open),
    ];

    /// <summary>Half of everybody, nobody, and what no index knows.</summary>
    public static readonly string[] Others =
    [
        All("""{"field":"email","contains":["a.77"]}""", NotBlocked), None(Team, Half),
        None(Phone, Instagram), All("""{"field":"own.points","over":["999"]}""", Open),
        All("""{"field":"email","contains":["nobody"]}""", Half), None(Lovelace, Recent),
        All("""{"field":"label","empty":[]}""", """{"field":"owner","empty":[]}"""),
    ];

    public static readonly string[] Parts = ["lovel", "ada lov", "midt", "愛子", "olga k", "g.77", "040 3077", "chmi özt"];

    private static string All(params string[] parts) => $$"""{"all":[{{string.Join(',', parts)}}]}""";

    private static string Any(params string[] parts) => $$"""{"any":[{{string.Join(',', parts)}}]}""";

    private static string None(params string[] parts) => $$"""{"none":[{{string.Join(',', parts)}}]}""";
}
