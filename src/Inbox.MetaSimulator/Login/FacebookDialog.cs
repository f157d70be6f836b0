using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Login;

/// <summary>Facebook Login's question and its answers (meta-platform 4.3): what is asked, and where the browser goes next.</summary>
internal sealed class FacebookDialog(
    AuthorizationCodes codes, TokenRegistry tokens, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private const string End = "#_=_";

    public string AppName => options.Value.AppName;

    public string? Refuse(DialogRequest request) => request.Refuse(options.Value.AppId, Permissions.Facebook);

    /// <summary>A permission that the person declined is asked for again only if the app says so; a configuration asks for all.</summary>
    public static ImmutableSortedSet<string> Asked(DialogRequest request, FacebookUser user)
    {
        var wanted = request.Scopes.IsEmpty && request.ConfigId is not null ? Permissions.Facebook : request.Scopes;
        return request.AsksAgain ? wanted : wanted.Except(user.DeclinedScopes);
    }

    public string Allow(DialogRequest request, FacebookUser user, IReadOnlyList<string> pages, IReadOnlyList<string> declined)
    {
        var ticked = pages.Where(page => user.RoleOn(page) is not null).ToList();
        user.Allow([.. Asked(request, user).Except(declined), "public_profile"], declined, ticked, clock.GetUtcNow());
        foreach (var scope in declined)
        {
            tokens.Revoke(user.Id, scope);
        }

        tokens.Break(
            token => token.OwnerId == user.Id && token.Kind == TokenKind.Page && !ticked.Contains(token.AccountId!), TokenFault.RoleLost);
        return request.Allowed(codes.Issue(request, user.Id, user.GrantedScopes), End);
    }

    public static string Cancel(DialogRequest request) => request.Cancelled(End);
}
