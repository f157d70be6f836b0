using System.ComponentModel.DataAnnotations;

namespace Inbox.Web.Meta;

/// <summary>Our Meta app: its secrets, and where Meta's servers are.</summary>
public sealed class MetaOptions : IValidatableObject
{
    private MetaAppKeys? keys;

    /// <summary>The Meta app's number; without it nobody can connect by Facebook Login, only with a pasted token.</summary>
    [RegularExpression(
        @"\d{1,64}", ErrorMessage = "Meta:AppId is not an app's id: it is digits only, as the Meta app's dashboard shows it.")]
    public string? AppId { get; set; }

    [Required(ErrorMessage = "Meta:AppSecret is not set: copy it from the Meta app's dashboard, App settings, Basic, \"App secret\".")]
    public string AppSecret { get; set; } = "";

    /// <summary>The secret before the last rotation; webhooks signed with it are accepted as long as it is set.</summary>
    public string? PreviousAppSecret { get; set; }

    /// <summary>The Instagram product's own number; without it nobody can connect by Instagram Login (meta-platform 0.3).</summary>
    [RegularExpression(
        @"\d{1,64}",
        ErrorMessage = "Meta:InstagramAppId is not an app's id: it is digits only, as the Meta app's dashboard shows it under Instagram.")]
    public string? InstagramAppId { get; set; }

    /// <summary>The Instagram product's own secret, if it has one (meta-platform 0.4).</summary>
    public string? InstagramAppSecret { get; set; }

    [Required(
        ErrorMessage = "Meta:VerifyToken is not set: make up a long random text and enter the same in the Meta app's dashboard, Webhooks, \"Verify token\".")]
    public string VerifyToken { get; set; } = "";

    /// <summary>A configuration of Facebook Login for Business, asked for instead of single permissions (meta-platform 4.3).</summary>
    public string? LoginConfigurationId { get; set; }

    public Uri GraphAddress { get; set; } = new("https://graph.facebook.com");

    /// <summary>Where a browser finds Facebook's login dialog.</summary>
    public Uri DialogAddress { get; set; } = new("https://www.facebook.com");

    public Uri InstagramGraphAddress { get; set; } = new("https://graph.instagram.com");

    /// <summary>Where a browser finds Instagram's login dialog.</summary>
    public Uri InstagramDialogAddress { get; set; } = new("https://www.instagram.com");

    /// <summary>Where Instagram gives a token for a code.</summary>
    public Uri InstagramTokenAddress { get; set; } = new("https://api.instagram.com");

    [Required(ErrorMessage = "Meta:GraphVersion is empty: set a version of the Graph API, such as v26.0, or leave the setting out.")]
    [RegularExpression(@"v\d+\.\d+", ErrorMessage = "Meta:GraphVersion is not a version of the Graph API: it reads like v26.0.")]
    public string GraphVersion { get; set; } = "v26.0";

    /// <summary>How often a second one account's history may be read; Meta takes two (meta-platform 5.3).</summary>
    [Range(0.1, 1000, ErrorMessage = "Meta:ReadsPerSecond is out of range: set between 0.1 and 1000; Meta itself takes 2.")]
    public double ReadsPerSecond { get; set; } = 2;

    /// <summary>The keys of the app that everybody shares who brings none of their own.</summary>
    public MetaAppKeys GetKeys() =>
        keys ??= new(
            AppId, AppSecret, PreviousAppSecret is null ? [] : [PreviousAppSecret], InstagramAppId, InstagramAppSecret, VerifyToken);

    /// <summary>Every secret a webhook may be signed with (meta-platform 1.4).</summary>
    public IReadOnlyList<byte[]> GetSigningSecrets() => GetKeys().GetSigningSecrets();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from address in new (string Name, Uri Value, string Example)[]
        {
            (nameof(GraphAddress), GraphAddress, "https://graph.facebook.com"),
            (nameof(DialogAddress), DialogAddress, "https://www.facebook.com"),
            (nameof(InstagramGraphAddress), InstagramGraphAddress, "https://graph.instagram.com"),
            (nameof(InstagramDialogAddress), InstagramDialogAddress, "https://www.instagram.com"),
            (nameof(InstagramTokenAddress), InstagramTokenAddress, "https://api.instagram.com"),
        }
        where address.Value is not { IsAbsoluteUri: true, Scheme: "https" or "http" }
        select new ValidationResult(
            $"Meta:{address.Name} is not an absolute http or https address: set one such as {address.Example}, or leave the setting out.",
            [address.Name]);
}
