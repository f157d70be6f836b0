using System.Collections.Immutable;

namespace Inbox.MetaSimulator.Login;

/// <summary>Somebody who logs in to the app to connect Pages; the id is app-scoped (meta-platform 0.3).</summary>
internal sealed class FacebookUser(string id, string name, ImmutableArray<PageRole> roles)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public ImmutableArray<PageRole> Roles { get; private set; } = roles;

    public ImmutableSortedSet<string> GrantedScopes { get; private set; } = [];

    public ImmutableSortedSet<string> DeclinedScopes { get; private set; } = [];

    /// <summary>The Pages that were ticked at the last login.</summary>
    public ImmutableSortedSet<string> GrantedPages { get; private set; } = [];

    public DateTimeOffset? GrantedAt { get; private set; }

    public PageRole? RoleOn(string pageId) => Roles.FirstOrDefault(role => role.PageId == pageId);

    public bool HasGranted(string pageId) => GrantedPages.Contains(pageId) && RoleOn(pageId) is not null;

    /// <summary>Permissions add up from login to login; the Pages are those ticked last.</summary>
    public void Allow(IEnumerable<string> scopes, IEnumerable<string> declined, IEnumerable<string> pages, DateTimeOffset now)
    {
        DeclinedScopes = DeclinedScopes.Except(scopes).Union(declined);
        GrantedScopes = GrantedScopes.Union(scopes).Except(declined);
        GrantedPages = [.. pages];
        GrantedAt = now;
    }

    public void Revoke(string scope)
    {
        GrantedScopes = GrantedScopes.Remove(scope);
        DeclinedScopes = DeclinedScopes.Add(scope);
    }

    public void LoseRole(string pageId) => Roles = Roles.RemoveAll(role => role.PageId == pageId);

    public void RemoveApp()
    {
        (GrantedScopes, DeclinedScopes, GrantedPages) = ([], [], []);
        GrantedAt = null;
    }
}

/// <summary>What a person may do on a Page (meta-platform 4.3).</summary>
internal sealed record PageRole(string PageId, ImmutableArray<string> Tasks)
{
    public static readonly ImmutableArray<string> AllTasks = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"];

    public bool MayModerate => Tasks.Contains("MODERATE");
}
