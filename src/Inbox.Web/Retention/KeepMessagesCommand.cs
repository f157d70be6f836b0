using System.CommandLine;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Retention;

internal static class KeepMessagesCommand
{
    private static readonly Option<string> Slug = new("--organization") { Required = true, Description = "The organization's slug." };
    private static readonly Option<int?> Days = new(
        "--days")
    { Description = "After how many days messages are deleted; without it they are kept." };

    public static Command Create(CommandRun run)
    {
        var command = new Command(
            "keep-messages", "Say how long an organization keeps its messages; older ones are deleted within the hour.") { Slug, Days };
        command.SetAction((words, cancellationToken) => run.ChangeAsync(
            (services, token) => KeepAsync(services, words.GetRequiredValue(Slug), words.GetValue(Days), run, token),
            cancellationToken));
        return command;
    }

    private static async Task<string?> KeepAsync(
        IServiceProvider services, string slug, int? days, CommandRun run, CancellationToken cancellationToken)
    {
        if (days is not null && !MessageRetentionLimits.IsAllowed(days.Value))
        {
            return $"--days is a number of days, from 1 to {MessageRetentionLimits.MaxDays}; leave it out to keep messages.";
        }

        var db = services.GetRequiredService<InboxDbContext>();
        if (await db.Organizations.SingleOrDefaultAsync(o => o.Slug == slug, cancellationToken) is not { } organization)
        {
            return $"There is no organization with the slug \"{slug}\".";
        }

        services.GetRequiredService<CurrentOrganization>().Set(organization.Id);
        await services.GetRequiredService<MessageRetentionLimits>().KeepForAsync(organization, days, cancellationToken);
        await run.Output.WriteLineAsync(days is null ? $"{slug} keeps its messages." : $"{slug} keeps its messages for {days} days.");
        return null;
    }
}
