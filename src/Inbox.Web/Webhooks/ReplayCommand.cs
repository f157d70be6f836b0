using System.CommandLine;

namespace Inbox.Web.Webhooks;

internal static class ReplayCommand
{
    private static readonly Option<string> Kind = new("--kind") { Required = true, Description = "The kind, as failed-events lists it." };

    public static Command Create(CommandRun run)
    {
        var command = new Command("replay", "Read again what Meta posted of one kind and did not become anything.") { Kind };
        command.SetAction((words, cancellationToken) => run.ChangeAsync(
            (services, stop) => ReplayAsync(services.GetRequiredService<WebhookReplay>(), words.GetRequiredValue(Kind), run.Output, stop),
            cancellationToken));
        return command;
    }

    private static async Task<string?> ReplayAsync(
        WebhookReplay replay, string kind, TextWriter output, CancellationToken cancellationToken)
    {
        var (done, seen) = await replay.ReplayAllAsync(kind, cancellationToken);
        await output.WriteLineAsync($"{done} of {seen} taken in.");
        return null;
    }
}
