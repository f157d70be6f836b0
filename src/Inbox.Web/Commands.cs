using System.CommandLine;
using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Connecting;
using Inbox.Web.Data;
using Inbox.Web.Retention;
using Inbox.Web.Webhooks;

namespace Inbox.Web;

/// <summary>Admin verbs: <c>Inbox.Web migrate</c>, <c>Inbox.Web create-organization</c>. None starts a worker or listens.</summary>
public static class Commands
{
    /// <returns>The process's exit code, or null when the arguments name no verb and the server is to start.</returns>
    public static async Task<int?> TryRunAsync(WebApplication app, string[] args)
    {
        if (CommandWords.Find(args).Count == 0)
        {
            return null;
        }

        await using (app)
        {
            return await RunAsync(app.Services, args, Console.In, Console.Out, Console.Error);
        }
    }

    /// <summary>Runs a verb; its refusal is a sentence on <paramref name="error"/> and exit code 1.</summary>
    public static Task<int> RunAsync(
        IServiceProvider services, string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        var run = new CommandRun(services, input, output, error);
        var root = new RootCommand("Inbox: a shared inbox for Messenger and Instagram. Without a verb the server starts.")
        {
            MigrateCommand.Create(run),
            CreateOrganizationCommand.Create(run),
            AddAgentCommand.Create(run),
            ResetPasswordCommand.Create(run),
            KeepMessagesCommand.Create(run),
            ConnectPageCommand.Create(run),
            ReencryptTokensCommand.Create(run),
            FailedEventsCommand.Create(run),
            ReplayCommand.Create(run),
        };
        return root.Parse(CommandWords.Find(args)).InvokeAsync(new() { Output = output, Error = error });
    }
}
