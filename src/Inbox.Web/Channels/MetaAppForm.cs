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

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Name?.Trim() is not { Length: > 0 and <= MetaApp.NameLength })
        {
            yield return new("Give the app a name of up to 100 characters.", [nameof(Name)]);
        }

        if (!ExternalIds.IsDigits(AppId?.Trim()))
        {
            yield return new("The app’s id is digits only, as the Meta app’s dashboard shows it.", [nameof(AppId)]);
        }

        if (!IsSecret(AppSecret))
        {
            yield return new("Copy the app’s secret from the dashboard: one line, without spaces.", [nameof(AppSecret)]);
        }

        if (!string.IsNullOrWhiteSpace(InstagramAppId) && !ExternalIds.IsDigits(InstagramAppId.Trim()))
        {
            yield return new("The Instagram app’s id is digits only.", [nameof(InstagramAppId)]);
        }

        if (!string.IsNullOrWhiteSpace(InstagramAppSecret) && !IsSecret(InstagramAppSecret))
        {
            yield return new("Copy the Instagram app’s secret from the dashboard: one line, without spaces.", [nameof(InstagramAppSecret)]);
        }

        if (!IsSecret(VerifyToken))
        {
            yield return new("Make up a long random text without spaces as the verify token.", [nameof(VerifyToken)]);
        }
    }

    internal static bool IsSecret(string? text) =>
        text?.Trim() is { Length: > 0 and <= SecretLength } secret && secret.All(c => c is > ' ' and <= '~');
}
