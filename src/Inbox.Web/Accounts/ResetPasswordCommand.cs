using System.CommandLine;
using Microsoft.AspNetCore.Identity;

namespace Inbox.Web.Accounts;

internal static class ResetPasswordCommand
{
    private static readonly Option<string> Email = new("--email") { Required = true, Description = "The account's e-mail." };

    public static Command Create(CommandRun run)
    {
        var command = new Command("reset-password", "Give an account a new password, read from standard input, and end its sessions.") { Email };
        command.SetAction((words, cancellationToken) => run.ChangeAsync(
            (services, _) => ResetAsync(services.GetRequiredService<UserManager<Account>>(), words.GetRequiredValue(Email), run),
            cancellationToken));
        return command;
    }

    private static async Task<string?> ResetAsync(UserManager<Account> accounts, string email, CommandRun run)
    {
        if (await accounts.FindByEmailAsync(email) is not { } account)
        {
            return $"There is no account with the e-mail \"{email}\".";
        }

        var result = await accounts.ReplacePasswordAsync(account, run.ReadSecret($"New password for {email}"));
        if (!result.Succeeded)
        {
            return string.Join(' ', result.Errors.Select(e => e.Description));
        }

        await run.Output.WriteLineAsync($"{email} has the new password; all sessions with the old one have ended.");
        return null;
    }
}
