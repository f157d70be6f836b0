using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Data;

internal static class MigrateCommand
{
    public static Command Create(CommandRun run)
    {
        var command = new Command("migrate", "Bring the database to the newest migration.");
        command.SetAction((_, cancellationToken) => run.ChangeAsync(
            (services, stop) => MigrateAsync(services.GetRequiredService<InboxDbContext>(), run.Output, stop), cancellationToken));
        return command;
    }

    private static async Task<string?> MigrateAsync(InboxDbContext db, TextWriter output, CancellationToken cancellationToken)
    {
        var before = await AppliedAsync(db, cancellationToken);
        await Migrator.MigrateAsync(db, cancellationToken);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(before).ToList();
        await output.WriteLineAsync(applied.Count == 0 ? "Nothing was pending." : $"Applied {string.Join(", ", applied)}.");
        return null;
    }

    private static async Task<List<string>> AppliedAsync(InboxDbContext db, CancellationToken cancellationToken) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)]
            : [];
}
