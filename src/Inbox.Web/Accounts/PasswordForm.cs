using System.ComponentModel.DataAnnotations;

namespace Inbox.Web.Accounts;

public sealed class PasswordForm
{
    [Required(ErrorMessage = "Enter your current password.")]
    public string CurrentPassword { get; set; } = "";

    [Required(ErrorMessage = "Enter a new password.")]
    public string NewPassword { get; set; } = "";
}
