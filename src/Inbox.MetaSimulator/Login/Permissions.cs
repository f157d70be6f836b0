using System.Collections.Immutable;

namespace Inbox.MetaSimulator.Login;

/// <summary>The permissions that a login may ask for (meta-platform 4.8).</summary>
internal static class Permissions
{
    public const string ListPages = "pages_show_list";
    public const string Messaging = "pages_messaging";
    public const string Metadata = "pages_manage_metadata";
    public const string InstagramViaPage = "instagram_manage_messages";
    public const string InstagramBasic = "instagram_business_basic";
    public const string InstagramMessages = "instagram_business_manage_messages";

    public static readonly ImmutableSortedSet<string> Facebook =
    [
        "ads_management", "business_management", "email", "instagram_basic", InstagramViaPage, "marketing_messages_messenger",
        Metadata, Messaging, "pages_read_engagement", ListPages, "page_utility_messaging", "paid_marketing_messages", "public_profile",
    ];

    public static readonly ImmutableSortedSet<string> Instagram =
    [
        InstagramBasic, InstagramMessages, "instagram_business_manage_comments", "instagram_business_content_publish",
        "instagram_business_manage_insights",
    ];

    /// <summary>What it takes to read and write the messages of an account with this token.</summary>
    public static string ForMessages(SimulatedAccount account, AccessToken token) => (account.Platform, token.Kind) switch
    {
        (SimulatedPlatform.Messenger, _) => Messaging,
        (_, TokenKind.Instagram) => InstagramMessages,
        _ => InstagramViaPage,
    };
}
