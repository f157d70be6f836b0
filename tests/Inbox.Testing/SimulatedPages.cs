using System.Globalization;
using Inbox.MetaSimulator;
using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Testing;

/// <summary>Pages that the simulator plays and that are connected in the inbox, each by its number.</summary>
public static class SimulatedPages
{
    private const long FirstPage = 105_000_000_000_000;
    private const long FirstInstagram = 17_841_500_000_000_000;

    public static void Add(SimulatorOptions simulator, int count)
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
    public static async Task<SimulatedChannel> ConnectAsync(
        InboxApp app, int number, Platform platform, AgentRole role = AgentRole.Agent)
    {
        var channelId = platform == Platform.Messenger ? PageOf(number) : InstagramOf(number);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var organization = new Organization($"Page {number}", $"page-{number}", "Europe/Berlin", now);
        var account = new Account($"page-{number}@example.com");
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
            db.Agents.Add(new Agent(organization.Id, account.Id, "Anna Keller", role, now));
            return await db.SaveChangesAsync();
        });
        return new(organization.Id, channelId, account.Email!);
    }

    public static string PageOf(int number) => (FirstPage + number).ToString(CultureInfo.InvariantCulture);

    private static string InstagramOf(int number) => (FirstInstagram + number).ToString(CultureInfo.InvariantCulture);

    private static string TokenOf(int number) => $"EAATEST{PageOf(number)}";
}

/// <param name="Email">Of the agent who answers there.</param>
public sealed record SimulatedChannel(Guid OrganizationId, string ChannelId, string Email);
