using System.CommandLine;

namespace Inbox.Web.Channels;

internal static class ReencryptTokensCommand
{
    public static Command Create(CommandRun run)
    {
        var command = new Command(
            "reencrypt-tokens", "Encrypt all channels' tokens and Meta apps' secrets with the newest Data Protection key.");
        command.SetAction((_, cancellationToken) => run.ChangeAsync(
            async (services, stop) =>
            {
                var (done, unreadable) = await services.GetRequiredService<TokenReencryption>().RunAsync(stop);
                await run.Output.WriteLineAsync($"Encrypted {done} anew.");
                return unreadable == 0
                    ? null : $"{unreadable} could not be read: their keys are gone, and their channels must be connected again.";
            },
            cancellationToken));
        return command;
    }
}
