using Inbox.Web.Localization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Staff;

/// <summary>Roles, sights and refusals in words, keys of the localizer.</summary>
public static class StaffWords
{
    public static string Of(AgentRole role) => role switch
    {
        AgentRole.Owner => "Owner",
        AgentRole.Admin => "Admin",
        _ => "Agent",
    };

    /// <summary>The same as it is stored.</summary>
    public static Sentence CodeOf(AgentRole role) => new(role.ToString());

    public static Sentence CodeOf(AccessScope sight) => sight switch
    {
        AccessScope.Everything => "Everything",
        AccessScope.Memberships => "Memberships",
        _ => "OwnOrUnassigned",
    };

    /// <summary>Who is invited and as what, for the audit.</summary>
    public static Sentence NoteOf(Invitation invitation) =>
        new("AgentAsRole", invitation.Email ?? (object)new Sentence("InvitedByLink"), CodeOf(invitation.Role));

    public static string Explain(AgentRole role) => role switch
    {
        AgentRole.Owner => "May do everything, and makes other owners.",
        AgentRole.Admin => "Also connects channels and manages people, teams and settings. Sees everything.",
        _ => "Answers, notes and assigns.",
    };

    public static string Of(AccessScope sight) => sight switch
    {
        AccessScope.Everything => "Everything",
        AccessScope.Memberships => "Their channels and teams",
        _ => "Their own and unassigned",
    };

    public static string Explain(AccessScope sight) => sight switch
    {
        AccessScope.Everything => "All conversations of all channels.",
        AccessScope.Memberships => "The conversations of the channels and teams below, and those given to them.",
        _ => "Of the channels and teams below only what nobody has, and those given to them.",
    };

    public static string Of(AgentChangeResult refusal) => refusal switch
    {
        AgentChangeResult.OwnersOnly => "Only an owner can make, change or deactivate owners. Ask an owner of your organization.",
        AgentChangeResult.LastOwner => "This is the only owner. Make somebody else an owner first.",
        AgentChangeResult.Oneself => "You cannot deactivate yourself. Ask another admin to do it.",
        _ => "A colleague changed people at the same moment. Look at it again and try once more.",
    };
}
