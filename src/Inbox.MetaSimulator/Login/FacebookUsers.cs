using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Login;

/// <summary>Who can log in: the one who connected the configured Pages, and those whom somebody made.</summary>
internal sealed class FacebookUsers
{
    public const string FirstId = "102200000000001";

    private readonly Lock gate = new();
    private readonly List<FacebookUser> all;

    public FacebookUsers(IOptions<SimulatorOptions> options, TimeProvider clock)
    {
        var pages = options.Value.Accounts;
        var first = new FacebookUser(FirstId, "Hanna Petersen", [.. pages.Select(page => new PageRole(page.PageId, TasksOn(page)))]);
        first.Allow(
            Permissions.Facebook, [], pages.Where(page => page.AccessToken.Length > 0).Select(page => page.PageId), clock.GetUtcNow());
        all = [first];
    }

    public IReadOnlyList<FacebookUser> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    public FacebookUser? Find(string? id) => All.FirstOrDefault(user => user.Id == id);

    public FacebookUser Add(string name, ImmutableArray<PageRole> roles)
    {
        var user = new FacebookUser(NewId("1022"), name, roles);
        lock (gate)
        {
            all.Add(user);
        }

        return user;
    }

    public static string NewId(string start) =>
        start + Random.Shared.NextInt64(1_000_000_000_000).ToString("D12", CultureInfo.InvariantCulture);

    private static ImmutableArray<string> TasksOn(SimulatedFacebookPage page) =>
        page.Tasks is { } tasks ? [.. tasks] : PageRole.AllTasks;
}
