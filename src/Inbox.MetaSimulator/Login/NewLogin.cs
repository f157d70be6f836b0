using System.Collections.Immutable;
using System.Globalization;

namespace Inbox.MetaSimulator.Login;

/// <summary>Makes a person with Pages that nobody has connected yet, each perhaps with an Instagram account.</summary>
internal sealed class NewLogin(SimulatedAccounts accounts, FacebookUsers users)
{
    public FacebookUser Create(string name, IEnumerable<NewPage> pages)
    {
        var roles = ImmutableArray.CreateBuilder<PageRole>();
        foreach (var page in pages)
        {
            var id = page.Id ?? FacebookUsers.NewId("104");
            if (accounts.Find(id) is null)
            {
                accounts.Add(ToFacebookPage(
                    page, id, page.Name ?? string.Create(CultureInfo.InvariantCulture, $"{name}'s Page {roles.Count + 1}")));
            }

            roles.Add(new(id, page.Tasks is { } tasks ? [.. tasks] : PageRole.AllTasks));
        }

        return users.Add(name, roles.ToImmutable());
    }

    private static SimulatedFacebookPage ToFacebookPage(NewPage page, string id, string name) => new()
    {
        PageId = id,
        PageName = name,
        InstagramAccountId = page.InstagramUsername is null ? null : page.InstagramId ?? FacebookUsers.NewId("17841"),
        InstagramUsername = page.InstagramUsername,
    };
}

/// <summary>A Page to make, or with an id that exists already one to share; whoever names no task may do everything.</summary>
internal sealed record NewPage(
    string? Id = null,
    string? Name = null,
    IReadOnlyList<string>? Tasks = null,
    string? InstagramUsername = null,
    string? InstagramId = null);
