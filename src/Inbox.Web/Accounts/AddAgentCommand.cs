using System.CommandLine;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

internal static class AddAgentCommand
{
    private static readonly Option<string> Slug = new("--organization") { Required = true, Description = "The organization's slug." };

    private static readonly Option<string> Email = new("--email") { Required = true, Description = "The agent's e-mail, to sign in with." };

    private static readonly Option<AgentRole> Role = new("--role") { Required = true, Description = "owner, admin or agent." };

    private static readonly Option<string?> Name = new("--name") { Description = "The agent's name; else the first part of the e-mail." };

    public static Command Create(CommandRun run)
    {
        var command = new Command(
            "add-agent", "Add an agent to an organization. The password of somebody without an account is read from standard input.")
        {
            Slug, Email, Role, Name,
        };
        command.SetAction((words, cancellationToken) => run.ChangeAsync(
            (services, stop) => AddAsync(services, words, run, stop), cancellationToken));
        return command;
    }

    private static async Task<string?> AddAsync(
        IServiceProvider services, ParseResult words, CommandRun run, CancellationToken cancellationToken)
    {
        var slug = words.GetRequiredValue(Slug);
        var hired = NewAgent.Of(words.GetRequiredValue(Email), words.GetValue(Name), words.GetRequiredValue(Role));
        if (hired.FindFault() is { } fault)
        {
            return fault;
        }

        var db = services.GetRequiredService<InboxDbContext>();
        if (await db.Organizations.SingleOrDefaultAsync(o => o.Slug == slug, cancellationToken) is not { } organization)
        {
            return $"There is no organization \"{slug}\".";
        }

        var refusal = await services.GetRequiredService<AgentCreationService>().HireAsync(
            organization, hired, () => run.ReadSecret($"Password for {hired.Email}"), cancellationToken);
        if (refusal is null)
        {
            await run.Output.WriteLineAsync($"{hired.Email} is now {hired.Role} in {slug}.");
        }

        return refusal;
    }
}
