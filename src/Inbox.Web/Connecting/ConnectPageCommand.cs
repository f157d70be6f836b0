using System.CommandLine;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Connecting;

internal static class ConnectPageCommand
{
    private static readonly Option<string> Slug = new("--organization") { Required = true, Description = "The organization's slug." };

    private static readonly Option<string> PageId = new("--page-id") { Required = true, Description = "The Facebook Page's id." };

    private static readonly Option<string> Name = new("--name") { Required = true, Description = "The Page's name." };

    private static readonly Option<string?> InstagramId =
        new("--instagram-account-id") { Description = "The id of the Instagram professional account behind the Page." };

    private static readonly Option<string?> InstagramName =
        new("--instagram-name") { Description = "The Instagram account's name; else the Page's." };

    public static Command Create(CommandRun run)
    {
        var command = new Command(
            "connect-page", "Connect a Facebook Page, or give it a new token. The Page's access token is read from standard input.")
        {
            Slug, PageId, Name, InstagramId, InstagramName,
        };
        command.SetAction((words, cancellationToken) => run.ChangeAsync(
            (services, stop) => ConnectAsync(services, words, run, stop), cancellationToken));
        return command;
    }

    private static async Task<string?> ConnectAsync(
        IServiceProvider services, ParseResult words, CommandRun run, CancellationToken cancellationToken)
    {
        var slug = words.GetRequiredValue(Slug);
        var page = new PageToConnect(
            words.GetRequiredValue(PageId), words.GetRequiredValue(Name), words.GetValue(InstagramId), words.GetValue(InstagramName));
        if (page.FindFault() is { } fault)
        {
            return fault;
        }

        var db = services.GetRequiredService<InboxDbContext>();
        await KeyRing.RequireReadableAsync(db, services.GetRequiredService<IOptions<KeyRingOptions>>().Value, cancellationToken);
        var organization = await db.Organizations
            .SingleOrDefaultAsync(o => o.Slug == slug, cancellationToken);
        if (organization is null)
        {
            return $"There is no organization \"{slug}\".";
        }

        services.GetRequiredService<CurrentOrganization>().Set(organization.Id);
        var token = run.ReadSecret("The Page's access token").Trim();
        return token.Length == 0 || token.Any(c => !char.IsAscii(c) || char.IsWhiteSpace(c))
            ? "The token on standard input is not an access token: one line, without spaces."
            : await ConnectAsync(services, slug, [.. page.With(token, new ChannelOrigin())], run, cancellationToken);
    }

    private static async Task<string?> ConnectAsync(
        IServiceProvider services, string slug, List<ChannelToConnect> channels, CommandRun run, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<PageConnection>().ConnectAsync(channels, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await services.GetRequiredService<ChannelSubscription>().SubscribeAsync(channels, cancellationToken);
        await run.Output.WriteLineAsync($"Connected to {slug}: {string.Join(" and ", channels)}.");
        return null;
    }
}
