namespace Inbox.Web.Staff;

/// <summary>What the form of a new invitation posts.</summary>
public sealed class InvitationForm : AccessForm
{
    /// <summary>The id that the invitation will have, made where the form was shown.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Email { get; set; }
}
