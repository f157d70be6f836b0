namespace Inbox.Web.Conversations;

/// <summary>Names of Meta's own apps, whose ids stand in echoes (meta-platform 0.3); the words are keys of the localizer.</summary>
public static class MetaApps
{
    public static string? NameOf(string? appId) => appId switch
    {
        // Meta's own documentation prints the first one digit short.
        "263902037430900" or "26390203743090" => "Meta's inbox",
        "1217981644879628" => "Instagram's inbox",
        "413038776280800" => "Meta's lead form",
        _ => null,
    };
}
