using System.Net;
using Inbox.Web.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Inbox.Web.Staff;

/// <summary>
/// Finds out who takes an invitation: who is signed in, whose e-mail and password were given, or somebody new. What is amiss are keys of
/// the localizer.
/// </summary>
public sealed class Newcomer(UserManager<Account> accounts, PasswordCheck passwords, CurrentAccount currentAccount)
{
    public async Task<JoinResult> IdentifyAsync(
        JoinForm form, InvitationFacts invitation, IPAddress? address, CancellationToken cancellationToken)
    {
        if (await currentAccount.FindAsync(cancellationToken) is { } signedIn)
        {
            return invitation.IsFor(signedIn.Email!)
                ? JoinResult.Known(signedIn)
                : JoinResult.Refused("", "This invitation is for somebody else. Sign out first, then follow the link again.");
        }

        var email = invitation.Email ?? form.Email?.Trim() ?? "";
        if (!EmailAddress.IsValid(email))
        {
            return JoinResult.Refused(nameof(form.Email), "Enter your e-mail, like anna@example.com.");
        }

        return await accounts.FindByEmailAsync(email) is null
            ? JoinResult.New(email)
            : await CheckAsync(email, form.Password ?? "", address, cancellationToken);
    }

    private async Task<JoinResult> CheckAsync(string email, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        var answer = await passwords.TryAsync(address, email, password, cancellationToken);
        return answer.Account is { } account ? JoinResult.Known(account)
            : answer.RetryAfter is null
                ? JoinResult.Refused(
                    nameof(JoinForm.Password), "You have an account with this e-mail already, and this is not its password.")
                : JoinResult.Refused(nameof(JoinForm.Password), "Too many tries. Wait a minute, then try again.");
    }
}

/// <param name="Account">Null for somebody new.</param>
/// <param name="Field">Which field is refused, empty for none of them.</param>
public sealed record JoinResult(string Email, Account? Account, string? Field, string? Refusal)
{
    public static JoinResult Known(Account account) => new(account.Email!, account, null, null);

    public static JoinResult New(string email) => new(email, null, null, null);

    public static JoinResult Refused(string field, string refusal) => new("", null, field, refusal);
}
