using Microsoft.Extensions.Options;

namespace Inbox.Web.Data;

/// <summary>Says in a sentence what is wrong with the key, and how to make one.</summary>
public sealed class KeyRingOptionsCheck : IValidateOptions<KeyRingOptions>
{
    private const string HowToMake = "Make one with `openssl rand -base64 32` and keep it outside the database, for instance in the environment variable DataProtection__Key.";

    public ValidateOptionsResult Validate(string? name, KeyRingOptions options)
    {
        if (string.IsNullOrEmpty(options.Key))
        {
            return ValidateOptionsResult.Fail(
                $"DataProtection:Key is not set: it wraps the keys of sessions and channel tokens. {HowToMake}");
        }

        return KeyRingOptions.IsKey(options.Key) && options.PreviousKeys.All(KeyRingOptions.IsKey)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"DataProtection:Key and each of DataProtection:PreviousKeys must be 32 bytes in base64. {HowToMake}");
    }
}
