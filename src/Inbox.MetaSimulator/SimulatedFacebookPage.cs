namespace Inbox.MetaSimulator;

/// <summary>A Page of the simulated Facebook, perhaps with an Instagram account behind it.</summary>
public sealed class SimulatedFacebookPage
{
    public string PageId { get; set; } = "";

    public string PageName { get; set; } = "";

    /// <summary>Opens the Page and its Instagram account in the Graph API; empty for a Page that nobody has connected yet.</summary>
    public string AccessToken { get; set; } = "";

    public string? InstagramAccountId { get; set; }

    public string? InstagramUsername { get; set; }

    /// <summary>What the one who logs in may do on it; everything if not set (meta-platform 4.3).</summary>
    public IList<string>? Tasks { get; set; }

    internal static IList<SimulatedFacebookPage> Demo =>
    [
        new()
        {
            PageId = "104000000000001",
            PageName = "Habitat & Söhne Hamburg",
            AccessToken = "EAASIM104000000000001",
            InstagramAccountId = "17841400000000001",
            InstagramUsername = "habitat.soehne",
        },
        new()
        {
            PageId = "104000000000002",
            PageName = "Café Morgenrot",
            AccessToken = "EAASIM104000000000002",
            InstagramAccountId = "17841400000000002",
            InstagramUsername = "cafe.morgenrot",
        },
        new()
        {
            PageId = "104000000000003",
            PageName = "Habitat Outlet Altona",
            InstagramAccountId = "17841400000000003",
            InstagramUsername = "habitat.outlet",
        },
        new()
        {
            PageId = "104000000000004",
            PageName = "Habitat Magazin",
            Tasks = ["ADVERTISE", "ANALYZE"],
        },
    ];

    internal IEnumerable<SimulatedAccount> ToAccounts()
    {
        yield return new(SimulatedPlatform.Messenger, PageId, PageName, PageId);
        if (InstagramAccountId is not null)
        {
            yield return new(
                SimulatedPlatform.Instagram, InstagramAccountId, InstagramUsername ?? PageName, PageId);
        }
    }
}
