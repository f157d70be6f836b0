using System.CommandLine;
using Inbox.Web.Organizations;

namespace Inbox.Web.Accounts;

internal static class CreateOrganizationCommand
{
    private static readonly Option<string> Name =
        new("--name") { Required = true, Description = "As people read it: \"Habitat & Söhne\"." };

    private static readonly Option<string> Slug =
        new("--slug") { Required = true, Description = "As commands name it: habitat." };

    private static readonly Option<string> OwnerEmail =
        new("--owner-email") { Required = true, Description = "The owner's e-mail, to sign in with." };

    private static readonly Option<string?> OwnerName =
        new("--owner-name") { Description = "The owner's name; else the first part of the e-mail." };

    private static readonly Option<string> Zone =
        new("--time-zone") { DefaultValueFactory = _ => "UTC", Description = "An IANA zone: Europe/Berlin." };

    public static Command Create(CommandRun run)
    {
        var command = new Command(
            "create-organization",
            "Make an organization with its owner. The password of an owner without an account is read from standard input.")
        {
            Name, Slug, OwnerEmail, OwnerName, Zone,
        };
        command.SetAction((words, cancellationToken) => run.ChangeAsync(
            (services, stop) => FoundAsync(
                services.GetRequiredService<OrganizationCreationService>(), words, run, stop), cancellationToken));
        return command;
    }

    private static async Task<string?> FoundAsync(
        OrganizationCreationService founding, ParseResult words, CommandRun run, CancellationToken cancellationToken)
    {
        var wanted = new NewOrganization(words.GetRequiredValue(Name), words.GetRequiredValue(Slug), words.GetRequiredValue(Zone));
        var owner = NewAgent.Of(words.GetRequiredValue(OwnerEmail), words.GetValue(OwnerName), AgentRole.Owner);
        var refusal = await founding.FoundAsync(
            wanted, owner, () => run.ReadSecret($"Password for {owner.Email}"), cancellationToken);
        if (refusal is null)
        {
            await run.Output.WriteLineAsync($"Made the organization {wanted.Slug}; {owner.Email} owns it.");
        }

        return refusal;
    }
}
