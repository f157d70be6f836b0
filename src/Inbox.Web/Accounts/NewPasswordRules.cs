using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Accounts;

/// <summary>What a new password must be; passwords that exist are only compared. The sentences are keys of the localizer.</summary>
public sealed class NewPasswordRules(IStringLocalizer<NewPasswordRules> localizer) : IPasswordValidator<Account>
{
    /// <summary>Length is what counts (NIST SP 800-63B, 3.1.1): no rule asks for kinds of characters.</summary>
    public const int MinimumLength = 12;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Refusal(user, password ?? "") is { } sentence
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = localizer[sentence] })
            : IdentityResult.Success);

    internal static string? Refusal(Account account, string password)
    {
        if (password.EnumerateRunes().Count() < MinimumLength)
        {
            return "Use at least 12 characters.";
        }

        if (!PasswordBytes.Fits(password))
        {
            return "Use at most 72 bytes: that is 72 plain letters, fewer with accents or emoji. What comes after would not count.";
        }

        if (!PasswordBytes.IsWellFormed(password))
        {
            return "Use only characters that can be typed.";
        }

        return string.Equals(password, account.Email, StringComparison.OrdinalIgnoreCase) ? "Use something other than your e-mail." : null;
    }
}
