using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Inbox.Web.Meta;

/// <summary>Our Meta app: its secrets, and where the Graph API is.</summary>
public sealed class MetaOptions : IValidatableObject
{
    private IReadOnlyList<byte[]>? signingSecrets;

    [Required(ErrorMessage = "Meta:AppSecret is not set: copy it from the Meta app's dashboard, App settings, Basic, \"App secret\".")]
    public string AppSecret { get; set; } = "";

    /// <summary>The secret before the last rotation; webhooks signed with it are accepted as long as it is set.</summary>
    public string? PreviousAppSecret { get; set; }

    /// <summary>The Instagram product's own secret, if it has one (meta-platform 0.4).</summary>
    public string? InstagramAppSecret { get; set; }

    [Required(ErrorMessage = "Meta:VerifyToken is not set: make up a long random text and enter the same in the Meta app's dashboard, Webhooks, \"Verify token\".")]
    public string VerifyToken { get; set; } = "";

    public Uri GraphAddress { get; set; } = new("https://graph.facebook.com");

    [Required(ErrorMessage = "Meta:GraphVersion is empty: set a version of the Graph API, such as v26.0, or leave the setting out.")]
    [RegularExpression(@"v\d+\.\d+", ErrorMessage = "Meta:GraphVersion is not a version of the Graph API: it reads like v26.0.")]
    public string GraphVersion { get; set; } = "v26.0";

    /// <summary>Every secret a webhook may be signed with (meta-platform 1.4).</summary>
    public IReadOnlyList<byte[]> GetSigningSecrets() =>
        signingSecrets ??=
        [
            .. new[] { AppSecret, InstagramAppSecret, PreviousAppSecret }
                .Where(secret => !string.IsNullOrWhiteSpace(secret))
                .Select(secret => Encoding.UTF8.GetBytes(secret!)),
        ];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (GraphAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            yield return new ValidationResult(
                "Meta:GraphAddress is not an absolute http or https address: set one such as https://graph.facebook.com, or leave the setting out.",
                [nameof(GraphAddress)]);
        }
    }
}
