namespace Inbox.Web.Meta.Graph;

/// <summary>
/// Who calls the Graph API: a token, the secret of the app that it was given to (meta-platform 4.6), and the host that knows it
/// (meta-platform 0.4).
/// </summary>
public sealed record GraphAccess(string Token, string AppSecret, bool IsInstagramLogin = false)
{
    /// <summary>Never the token.</summary>
    public override string ToString() => IsInstagramLogin ? "a token of Instagram" : "a token of Facebook";
}
