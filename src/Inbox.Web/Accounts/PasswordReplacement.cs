using Microsoft.AspNetCore.Identity;

namespace Inbox.Web.Accounts;

public static class PasswordReplacement
{
    /// <summary>Sets a new password, if the rules allow it, and so ends every session of the account.</summary>
    public static async Task<IdentityResult> ReplacePasswordAsync(
        this UserManager<Account> accounts, Account account, string password)
    {
        foreach (var validator in accounts.PasswordValidators)
        {
            var result = await validator.ValidateAsync(accounts, account, password);
            if (!result.Succeeded)
            {
                return result;
            }
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        return await accounts.UpdateSecurityStampAsync(account);
    }
}
