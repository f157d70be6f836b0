namespace Inbox.Web.Conversations;

/// <summary>Names of Meta's own apps, whose ids stand in echoes (meta-platform 0.3); the words are keys of the localizer.</summary>
public static class MetaApps
{
    private static readonly Dictionary<string, string> Names = new()
    {
        // Meta's own documentation prints the first one digit short.
        ["263902037430900"] = "Meta's inbox",
        ["26390203743090"] = "Meta's inbox",
        ["1217981644879628"] = "Instagram's inbox",
        ["413038776280800"] = "Meta's lead form",
    };

    public static string[] Ids { get; } = [.. Names.Keys];

    public static string? NameOf(string? appId) => appId is null ? null : Names.GetValueOrDefault(appId);
}
