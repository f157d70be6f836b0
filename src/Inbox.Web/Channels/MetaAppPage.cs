namespace Inbox.Web.Channels;

/// <summary>What to enter in the dashboard of an organization's own Meta app.</summary>
/// <param name="IsInUse">Whether it was not removed, since channels are connected through it.</param>
public sealed record MetaAppPage(
    Guid Id, string Name, string AppId, Uri Webhook, Uri Deauthorize, Uri Deletion, Uri FacebookReturn, Uri? InstagramReturn,
    bool IsInUse = false)
{
    /// <summary>Why other secrets were not taken.</summary>
    public string? SecretsError { get; init; }

    public bool AreSecretsRenewed { get; init; }

    public static MetaAppPage Of(MetaApp app, Func<string, Uri> address) => new(
        app.Id, app.Name, app.AppId,
        address($"/api/webhooks/facebook/{app.Id}"), address($"/api/meta/deauthorize/{app.Id}"), address($"/api/meta/deletion/{app.Id}"),
        address("/channels/facebook-login/return"),
        app.InstagramAppId is null ? null : address("/channels/instagram-login/return"));
}
