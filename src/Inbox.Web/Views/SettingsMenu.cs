using Inbox.Web.Organizations;

namespace Inbox.Web.Views;

/// <summary>The pages of the settings in the order of their side menu. A page names itself in <c>ViewData["Setting"]</c>.</summary>
/// <param name="Name">A key of the localizer, and what the page calls itself by.</param>
/// <param name="AtLeast">Who is shown it; whether the page opens is its policy's to say.</param>
public sealed record SettingsMenu(string Name, string Address, AgentRole AtLeast)
{
    private static readonly SettingsMenu[] All =
    [
        new("Profile", "/account", AgentRole.Agent),
        new("Notifications", "/settings/notifications", AgentRole.Agent),
        new("People", "/settings/people", AgentRole.Admin),
        new("Teams", "/settings/teams", AgentRole.Admin),
        new("Channels", "/channels", AgentRole.Admin),
        new("Saved replies", "/settings/saved-replies", AgentRole.Agent),
        new("Labels", "/settings/labels", AgentRole.Admin),
        new("Waiting", "/settings/reply-target", AgentRole.Admin),
        new("Audit", "/audit", AgentRole.Admin),
        new("Retention", "/retention", AgentRole.Admin),
    ];

    public static IEnumerable<SettingsMenu> For(AgentRole role) => All.Where(page => role >= page.AtLeast);
}
