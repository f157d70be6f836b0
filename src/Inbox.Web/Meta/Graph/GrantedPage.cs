using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>A Page that a person let the app see, with its token and what the person may do there (meta-platform 4.3).</summary>
public sealed record GrantedPage(
    string Id, string Name, string? Token, IReadOnlyList<string> Tasks, string? InstagramId, string? InstagramName)
{
    /// <summary>The task it takes to send.</summary>
    public bool CanMessage => Tasks.Contains("MESSAGING");

    /// <summary>The task it takes to subscribe to the Page's events.</summary>
    public bool CanModerate => Tasks.Contains("MODERATE");

    /// <summary>Never the token.</summary>
    public override string ToString() => $"Page {Id}";

    internal static GrantedPage? From(WireAccount wire)
    {
        if (!ExternalIds.IsDigits(wire.Id))
        {
            return null;
        }

        var instagram = ExternalIds.IsDigits(wire.InstagramBusinessAccount?.Id) ? wire.InstagramBusinessAccount : null;
        return new(
            wire.Id!, NameOr(wire.Name, $"Page {wire.Id}"), wire.AccessToken, wire.Tasks,
            instagram?.Id, instagram is null ? null : NameOr(instagram.Username, $"Instagram {instagram.Id}"));
    }

    internal static string NameOr(string? name, string fallback) => string.IsNullOrWhiteSpace(name) ? fallback : name.Trim();
}
