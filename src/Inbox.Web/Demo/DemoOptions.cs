namespace Inbox.Web.Demo;

public sealed class DemoOptions
{
    /// <summary>Whether an empty database is filled; on in Development.</summary>
    public bool Enabled { get; set; }
}
