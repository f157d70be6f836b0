using System.CommandLine;
using Inbox.Web.Data;

namespace Inbox.Web.Webhooks;

internal static class FailedEventsCommand
{
    private const int Default = 50;

    private static readonly Option<int> Take = new(
        "--take")
    { DefaultValueFactory = _ => Default, Description = "How many of each to list." };

    public static Command Create(CommandRun run)
    {
        var command = new Command("failed-events", "List what Meta posted that did not become a message, and why.") { Take };
        command.SetAction((words, cancellationToken) => run.ReadAsync(
            (services, stop) => ListAsync(services.GetRequiredService<InboxDbContext>(), words.GetRequiredValue(Take), run.Output, stop),
            cancellationToken));
        return command;
    }

    private static async Task<string?> ListAsync(InboxDbContext db, int take, TextWriter output, CancellationToken cancellationToken)
    {
        if (take is < 1 or > 10_000)
        {
            return "--take is a number from 1 to 10000.";
        }

        var list = await FailedEvents.LoadAsync(db, take, cancellationToken);
        await output.WriteLineAsync(list.ToText());
        return null;
    }
}
