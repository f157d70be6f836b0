namespace Inbox.Web.Simulation;

public sealed class SimulationOptions
{
    public const string Section = "Simulator";

    /// <summary>Whether the stand-in for Facebook is mounted; on in Development.</summary>
    public bool Enabled { get; set; }
}
