using System.Globalization;
using Inbox.MetaSimulator;
using Inbox.Testing;
using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Faults;

/// <summary>The Pages of the seeds, at Meta and in the inbox, each by its number.</summary>
internal static class FaultyAccounts
{
    private const long FirstPage = 105_000_000_000_000;
    private const long FirstInstagram = 17_841_500_000_000_000;

    public static void AddPages(SimulatorOptions simulator, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            simulator.Accounts.Add(new SimulatedFacebookPage
            {
                PageId = PageOf(number),
                PageName = $"Page {number}",
                AccessToken = TokenOf(number),
                InstagramAccountId = InstagramOf(number),
            });
        }

        simulator.Switches = simulator.Switches with { ReadsPerSecond = 1000 };
    }

    /// <summary>Connects the channel to an organization of its own, where an agent works.</summary>
    public static async Task<NewFaultyChannel> ConnectAsync(InboxApp app, int number, Platform platform)
    {
        var channelId = platform == Platform.Messenger ? PageOf(number) : InstagramOf(number);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var organization = new Organization($"Seed {number}", $"seed-{number}", "Europe/Berlin", now);
        var account = new Account($"seed-{number}@example.com");
        await app.WithDbAsync(organization.Id, async db =>
        {
            var token = app.Services.GetRequiredService<ChannelTokens>().Protect(organization.Id, TokenOf(number));
            var channel = new Channel(organization.Id, platform, channelId, PageOf(number), organization.Name, now);
            channel.Reconnect(channel.PageId, channel.Name, token, now);
            db.AddRange(organization, channel);
            return await db.SaveChangesAsync();
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, InboxApp.Password);
        }

        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Agents.Add(new Agent(organization.Id, account.Id, "Anna Keller", AgentRole.Agent, now));
            return await db.SaveChangesAsync();
        });
        return new(organization.Id, channelId, account.Email!);
    }

    private static string PageOf(int number) => (FirstPage + number).ToString(CultureInfo.InvariantCulture);

    private static string InstagramOf(int number) => (FirstInstagram + number).ToString(CultureInfo.InvariantCulture);

    private static string TokenOf(int number) => $"EAATEST{PageOf(number)}";
}

/// <param name="Email">Of the agent who answers there.</param>
internal sealed record NewFaultyChannel(Guid OrganizationId, string ChannelId, string Email);
