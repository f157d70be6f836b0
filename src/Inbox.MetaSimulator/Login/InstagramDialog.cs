using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Login;

/// <summary>Instagram Login's question and its answers (meta-platform 4.7).</summary>
internal sealed class InstagramDialog(AuthorizationCodes codes, IOptions<SimulatorOptions> options)
{
    private const string End = "#_";

    public string AppName => options.Value.AppName;

    public string? Refuse(DialogRequest request) =>
        request.Refuse(options.Value.InstagramAppId, Permissions.Instagram)
        ?? (request.Scopes.Contains(Permissions.InstagramBasic) ? null : $"Invalid Scopes: {Permissions.InstagramBasic} is required.");

    public string Allow(DialogRequest request, SimulatedAccount account, IReadOnlyList<string> declined)
    {
        var scopes = request.Scopes.Except(declined).Add(Permissions.InstagramBasic);
        return request.Allowed(codes.Issue(request, account.ExternalId, scopes), End);
    }

    public static string Cancel(DialogRequest request) => request.Cancelled(End);
}
