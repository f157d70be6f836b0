using System.ComponentModel.DataAnnotations;
using Inbox.Web.Meta;

namespace Inbox.Web.Channels;

/// <summary>A Meta app of the organization's own; what is wrong with it are keys of the localizer.</summary>
public sealed class MetaAppForm : IValidatableObject
{
    private const int SecretLength = 200;

    public string? Name { get; set; }

    public string? AppId { get; set; }

    public string? AppSecret { get; set; }

    public string? InstagramAppId { get; set; }

    public string? InstagramAppSecret { get; set; }

    public string? VerifyToken { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from rule in new (bool IsBroken, string Words, string Member)[]
        {
            (Name?.Trim() is not { Length: > 0 and <= MetaApp.NameLength },
                "Give the app a name of up to 100 characters.", nameof(Name)),
            (!ExternalIds.IsDigits(AppId?.Trim()),
                "The app’s id is digits only, as the Meta app’s dashboard shows it.", nameof(AppId)),
            (!IsSecret(AppSecret),
                "Copy the app’s secret from the dashboard: one line, without spaces.", nameof(AppSecret)),
            (!string.IsNullOrWhiteSpace(InstagramAppId) && !ExternalIds.IsDigits(InstagramAppId.Trim()),
                "The Instagram app’s id is digits only.", nameof(InstagramAppId)),
            (!string.IsNullOrWhiteSpace(InstagramAppSecret) && !IsSecret(InstagramAppSecret),
                "Copy the Instagram app’s secret from the dashboard: one line, without spaces.", nameof(InstagramAppSecret)),
            (!IsSecret(VerifyToken),
                "Make up a long random text without spaces as the verify token.", nameof(VerifyToken)),
        }
        where rule.IsBroken
        select new ValidationResult(rule.Words, [rule.Member]);

    internal static bool IsSecret(string? text) =>
        text?.Trim() is { Length: > 0 and <= SecretLength } secret && secret.All(c => c is > ' ' and <= '~');
}
