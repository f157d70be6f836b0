using System.CommandLine;
using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Inbox.Web.Accounts;

internal static class ResetPasswordCommand
{
    private static readonly Option<string> Email = new("--email") { Required = true, Description = "The account's e-mail." };

    public static Command Create(CommandRun run)
    {
        var command = new Command(
            "reset-password", "Give an account a new password, read from standard input, and end its sessions.") { Email };
        command.SetAction((words, cancellationToken) => run.ChangeAsync(
            (services, stop) => ResetAsync(services, words.GetRequiredValue(Email), run, stop),
            cancellationToken));
        return command;
    }

    private static async Task<string?> ResetAsync(
        IServiceProvider services, string email, CommandRun run, CancellationToken cancellationToken)
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(email) is not { } account)
        {
            return $"There is no account with the e-mail \"{email}\".";
        }

        var result = await accounts.ReplacePasswordAsync(account, run.ReadSecret($"New password for {email}"));
        if (!result.Succeeded)
        {
            return string.Join(' ', result.Errors.Select(e => e.Description));
        }

        await NoteAsync(services, account, cancellationToken);
        await run.Output.WriteLineAsync($"{email} has the new password; all sessions with the old one have ended.");
        return null;
    }

    /// <summary>Every organization where the person works may know of it.</summary>
    private static async Task NoteAsync(IServiceProvider services, Account account, CancellationToken cancellationToken)
    {
        foreach (var place in await OrganizationOption.ListAsync(
            services.GetRequiredService<InboxDbContext>(), account.Id, cancellationToken))
        {
            await NoteAsync(services, place, cancellationToken);
        }
    }

    private static async Task NoteAsync(IServiceProvider services, OrganizationOption place, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(place.OrganizationId);
        await scope.ServiceProvider.GetRequiredService<AuditTrail>().AddAsync(
            AuditAct.ResetPassword, nameof(Agent), place.AgentId, place.AgentName, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<InboxDbContext>().SaveChangesAsync(cancellationToken);
    }
}
