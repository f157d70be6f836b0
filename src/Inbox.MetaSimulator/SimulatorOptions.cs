namespace Inbox.MetaSimulator;

/// <summary>What the simulator plays and whom it writes to; the defaults are those of the product's Development settings.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Where webhooks go.</summary>
    public Uri WebhookAddress { get; set; } = new("http://localhost:5080/api/webhooks/facebook");

    /// <summary>Asked at every delivery instead of <see cref="WebhookAddress"/>, by a host that learns its address only at start.</summary>
    public Func<Uri>? FindWebhookAddress { get; set; }

    /// <summary>Where the product hears that a person removed the app; relative to the webhook's address, or absolute.</summary>
    public string DeauthorizeAddress { get; set; } = "/api/webhooks/facebook/deauthorize";

    /// <summary>Where the product hears that a person wants their data deleted; relative to the webhook's address, or absolute.</summary>
    public string DataDeletionAddress { get; set; } = "/api/webhooks/facebook/data-deletion";

    /// <summary>Where a browser finds the pictures, if that is not the address at which the Graph API is called.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Where a browser finds the product on the same server; null where it is elsewhere.</summary>
    public string? ProductPath { get; set; }

    /// <summary>In which times are shown; null means the machine's.</summary>
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>The id of the app that people log in to.</summary>
    public string AppId { get; set; } = "220000000000001";

    public string AppName { get; set; } = "Our Inbox";

    /// <summary>Instagram Login knows the same app by another number (meta-platform 0.3).</summary>
    public string InstagramAppId { get; set; } = "230000000000001";

    /// <summary>Signs the webhooks, and checks an appsecret_proof.</summary>
    public string AppSecret { get; set; } = "development-app-secret";

    /// <summary>Signs Instagram's webhooks; without it they are signed with <see cref="AppSecret"/>.</summary>
    public string? InstagramAppSecret { get; set; }

    /// <summary>The app setting "Require App Secret": a call without an appsecret_proof is refused (meta-platform 4.6).</summary>
    public bool RequireProof { get; set; }

    /// <summary>Instagram's code exchange answers without the <c>data</c> around it, as was seen too (meta-platform 4.7).</summary>
    public bool AnswersInstagramFlat { get; set; }

    public string VerifyToken { get; set; } = "development-verify-token";

    /// <summary>Whom people can write to; the two demo Pages if empty.</summary>
    public IList<SimulatedFacebookPage> Accounts { get; set; } = [];

    /// <summary>People who are there from the start beside the seeded ones, and in place of those of the same name.</summary>
    public IReadOnlyList<KnownPerson> KnownPeople { get; set; } = [];

    /// <summary>Decides who the people are: the same seed makes the same ids and names at every start.</summary>
    public int Seed { get; set; } = 104;

    /// <summary>How Meta behaves towards an account until a control call changes it.</summary>
    public AccountSwitches Switches { get; set; } = new();

    /// <summary>How much of each conversation is kept.</summary>
    public int MostMessagesPerPerson { get; set; } = 1_000;

    /// <summary>How long to wait before each further attempt of a delivery that failed (meta-platform 1.5, shortened).</summary>
    public IReadOnlyList<TimeSpan> RetryGaps { get; set; } =
        [.. Enumerable.Range(0, 6).Select(attempt => TimeSpan.FromSeconds(1 << attempt))];

    /// <summary>Whether the caller of a page may act for this Page or Instagram account.</summary>
    public Func<HttpContext, string, ValueTask<bool>> MayUse { get; set; } = (_, _) => ValueTask.FromResult(true);

    /// <summary>Asked for a person who is not known here, by the account's id and the person's.</summary>
    public Func<HttpContext, string, string, ValueTask<RecalledPerson?>> Recall { get; set; } =
        (_, _, _) => ValueTask.FromResult<RecalledPerson?>(null);

    internal string InstagramSecret => InstagramAppSecret ?? AppSecret;

    internal Uri CurrentWebhookAddress => FindWebhookAddress?.Invoke() ?? WebhookAddress;
}

/// <param name="AccountId">The account that the person writes to.</param>
/// <param name="Id">The PSID or IGSID.</param>
/// <param name="Picture">One of <see cref="Graph.Pictures.Faces"/>, or none.</param>
public sealed record KnownPerson(string AccountId, string Id, string FirstName, string LastName, string? Picture);
