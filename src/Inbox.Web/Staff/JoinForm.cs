namespace Inbox.Web.Staff;

/// <summary>What somebody who was invited posts.</summary>
public sealed class JoinForm
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
