using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Subscriptions;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Login;

/// <summary>
/// What a person does at Meta that the product is not asked about: tokens die, permissions go (meta-platform 4.4, 4.5 and 7).
/// </summary>
internal sealed class LoginActs(
    TokenRegistry tokens, AppSubscriptions app, AppCallbacks callbacks, WebhookPoster poster, TimeProvider clock)
{
    public int ChangePassword(FacebookUser user) => tokens.Break(token => token.OwnerId == user.Id, TokenFault.PasswordChanged);

    public void LoseRole(FacebookUser user, string pageId)
    {
        user.LoseRole(pageId);
        tokens.Break(token => token.OwnerId == user.Id && token.AccountId == pageId, TokenFault.RoleLost);
    }

    /// <summary>Meta tells of it by the object <c>permissions</c>, if the app asked for that.</summary>
    public async Task RevokeAsync(FacebookUser user, string scope, CancellationToken cancellationToken)
    {
        user.Revoke(scope);
        tokens.Revoke(user.Id, scope);
        await TellAsync(user, scope, cancellationToken);
    }

    /// <summary>Both callbacks come after the person removed the app, so every token is dead by then.</summary>
    public async Task<CallbackResult> LeaveAsync(
        FacebookUser user, CallbackKind kind, Uri? address, CancellationToken cancellationToken)
    {
        user.RemoveApp();
        tokens.Break(token => token.OwnerId == user.Id, TokenFault.AppRemoved);
        await TellAsync(user, PermissionsBody.Connected, cancellationToken);
        return await callbacks.SendAsync(kind, new(user.Id, IsInstagram: false), address, cancellationToken);
    }

    public Task<CallbackResult> LeaveAsync(
        SimulatedAccount instagram, CallbackKind kind, Uri? address, CancellationToken cancellationToken)
    {
        tokens.Break(token => token.OwnerId == instagram.ExternalId, TokenFault.AppRemoved);
        return callbacks.SendAsync(
            kind, new(PageObject.InstagramUserId(instagram.ExternalId), IsInstagram: true), address, cancellationToken);
    }

    private async Task TellAsync(FacebookUser user, string field, CancellationToken cancellationToken)
    {
        if (app.Has("permissions", field))
        {
            var body = PermissionsBody.Of(user.Id, field, isGranted: false, targetIds: null, clock.GetUtcNow());
            await poster.PostAsync("permissions", body, cancellationToken);
        }
    }
}
