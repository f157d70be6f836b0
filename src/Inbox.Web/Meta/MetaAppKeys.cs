using System.Text;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Meta;

/// <summary>
/// What proves one Meta app, ours or an organization's own; its Instagram product has a number and a secret of its own (meta-platform 0.4).
/// </summary>
public sealed record MetaAppKeys(
    string? AppId, string AppSecret, IReadOnlyList<string> PreviousSecrets, string? InstagramAppId, string? InstagramAppSecret,
    string VerifyToken)
{
    private IReadOnlyList<byte[]>? signingSecrets;

    /// <summary>Signs and proves what goes to Instagram's own hosts.</summary>
    public string InstagramSecret => string.IsNullOrWhiteSpace(InstagramAppSecret) ? AppSecret : InstagramAppSecret;

    public bool HasFacebookLogin => !string.IsNullOrWhiteSpace(AppId);

    public bool HasInstagramLogin => !string.IsNullOrWhiteSpace(InstagramAppId);

    /// <summary>The app's own token, which asks about other tokens (meta-platform 4.4).</summary>
    public GraphAccess Access => new($"{AppId}|{AppSecret}", AppSecret);

    /// <summary>Every secret a webhook or a signed request may be signed with (meta-platform 1.4, 7.1).</summary>
    public IReadOnlyList<byte[]> GetSigningSecrets() =>
        signingSecrets ??=
        [
            .. new[] { AppSecret, InstagramAppSecret }.Concat(PreviousSecrets)
                .Where(secret => !string.IsNullOrWhiteSpace(secret))
                .Select(secret => Encoding.UTF8.GetBytes(secret!)),
        ];

    /// <summary>A token that this app gave, for a call.</summary>
    public GraphAccess AccessWith(string token, bool isInstagramLogin = false) =>
        new(token, isInstagramLogin ? InstagramSecret : AppSecret, isInstagramLogin);

    /// <summary>Never the secrets: whoever prints it may print it to a log.</summary>
    public override string ToString() => $"Meta app {AppId}";
}
