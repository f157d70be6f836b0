namespace Inbox.Web.Organizations;

/// <summary>Which conversations an agent may see. Admins and owners see all, whatever is set here.</summary>
public enum AccessScope
{
    Everything,

    /// <summary>Those of the channels and teams that the agent belongs to, and the agent's own.</summary>
    Memberships,

    /// <summary>Of those, only what is the agent's own or nobody's.</summary>
    OwnOrUnassigned,
}
