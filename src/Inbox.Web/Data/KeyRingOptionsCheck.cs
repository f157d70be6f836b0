using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Data;

/// <summary>Gives Development a key that works, and refuses to do without one anywhere else.</summary>
public sealed class KeyRingOptionsCheck(IHostEnvironment environment)
    : IPostConfigureOptions<KeyRingOptions>, IValidateOptions<KeyRingOptions>
{
    private const string HowToMake = "Make one with `openssl rand -base64 32` and keep it outside the database, for instance in the environment variable DataProtection__Key.";

    public void PostConfigure(string? name, KeyRingOptions options)
    {
        if (string.IsNullOrEmpty(options.Key) && environment.IsDevelopment())
        {
            options.Key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("Inbox in Development")));
        }
    }

    public ValidateOptionsResult Validate(string? name, KeyRingOptions options)
    {
        if (string.IsNullOrEmpty(options.Key))
        {
            return ValidateOptionsResult.Fail($"DataProtection:Key is not set: it wraps the keys of sessions and channel tokens. {HowToMake}");
        }

        return KeyRingOptions.IsKey(options.Key) && options.PreviousKeys.All(KeyRingOptions.IsKey)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"DataProtection:Key and each of DataProtection:PreviousKeys must be 32 bytes in base64. {HowToMake}");
    }
}
