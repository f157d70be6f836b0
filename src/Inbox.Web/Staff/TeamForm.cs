namespace Inbox.Web.Staff;

public sealed class TeamForm
{
    public string? Name { get; set; }

    /// <summary>The ids of the agents in it.</summary>
    public Guid[] Members { get; set; } = [];
}
