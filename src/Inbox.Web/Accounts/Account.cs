using Microsoft.AspNetCore.Identity;

namespace Inbox.Web.Accounts;

/// <summary>A person's login: one e-mail address and password for all the organizations the person works in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public Account(string email) : this() => (Email, UserName) = (email, email);
}
