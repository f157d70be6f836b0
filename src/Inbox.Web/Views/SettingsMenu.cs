using Inbox.Web.Organizations;

namespace Inbox.Web.Views;

/// <summary>
/// The pages of the settings, in the groups and in the order of their side menu. A page names itself in <c>ViewData["Setting"]</c>.
/// </summary>
/// <param name="Group">A key of the localizer.</param>
/// <param name="Name">A key of the localizer, and what the page calls itself by.</param>
/// <param name="AtLeast">Who is shown it; whether the page opens is its policy's to say.</param>
public sealed record SettingsMenu(string Group, string Name, string Address, AgentRole AtLeast)
{
    private static readonly SettingsMenu[] All =
    [
        new("You", "Profile", "/account", AgentRole.Agent),
        new("You", "Appearance", "/settings/appearance", AgentRole.Agent),
        new("You", "Notifications", "/settings/notifications", AgentRole.Agent),
        new("Team", "People", "/settings/people", AgentRole.Admin),
        new("Team", "Teams", "/settings/teams", AgentRole.Admin),
        new("Inbox", "Saved replies", "/settings/saved-replies", AgentRole.Agent),
        new("Inbox", "Labels", "/settings/labels", AgentRole.Admin),
        new("Inbox", "Contact fields", "/settings/contact-fields", AgentRole.Admin),
        new("Inbox", "Reply time", "/settings/reply-target", AgentRole.Admin),
        new("Channels", "Facebook and Instagram", "/channels", AgentRole.Admin),
        new("Records", "Audit", "/audit", AgentRole.Admin),
        new("Records", "Retention", "/retention", AgentRole.Admin),
    ];

    public static IEnumerable<IGrouping<string, SettingsMenu>> For(AgentRole role) =>
        All.Where(page => role >= page.AtLeast).GroupBy(page => page.Group);
}
