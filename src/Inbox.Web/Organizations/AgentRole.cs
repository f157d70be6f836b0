namespace Inbox.Web.Organizations;

/// <summary>What an agent may do; each role may also do what the ones below it may.</summary>
public enum AgentRole
{
    Agent,
    Admin,
    Owner,
}
