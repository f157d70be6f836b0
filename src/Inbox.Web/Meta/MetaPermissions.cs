namespace Inbox.Web.Meta;

/// <summary>What the product asks people for (meta-platform 4.8).</summary>
public static class MetaPermissions
{
    public static readonly IReadOnlyList<string> FacebookLogin =
    [
        "pages_show_list", "pages_messaging", "pages_manage_metadata", "pages_read_engagement",
        "instagram_basic", "instagram_manage_messages", "business_management",
    ];

    public static readonly IReadOnlyList<string> InstagramLogin =
        ["instagram_business_basic", "instagram_business_manage_messages"];

    /// <summary>Without this nothing can be sent.</summary>
    public static string ToSend(Platform platform) => platform == Platform.Messenger ? "pages_messaging" : "instagram_manage_messages";

    /// <summary>Without these a channel cannot do its work.</summary>
    public static IReadOnlyList<string> NeededBy(Platform platform) => platform == Platform.Messenger
        ? [ToSend(platform), "pages_manage_metadata"]
        : ["instagram_basic", ToSend(platform)];
}
