namespace Inbox.Web.Accounts;

/// <summary>What the sign-in page posts, and shows again when it is refused.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    public bool StaySignedIn { get; set; }

    public string? ReturnUrl { get; set; }
}
