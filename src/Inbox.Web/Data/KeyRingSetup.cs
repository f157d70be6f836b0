using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Data;

public static class KeyRingSetup
{
    /// <summary>
    /// One key ring for all instances, in the database and wrapped (docs/decisions/0005).
    /// The application name is fixed: by default it is the folder, which differs between releases.
    /// </summary>
    public static WebApplicationBuilder AddKeyRing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<KeyRingOptions>, KeyRingOptionsCheck>();
        builder.Services.AddOptions<KeyRingOptions>().BindConfiguration(KeyRingOptions.Section).ValidateOnStart();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<KeyRingOptions>>(
            (keys, options) => keys.XmlEncryptor = new KeyRingEncryptor(options.Value));
        builder.Services.AddDataProtection().SetApplicationName("Inbox").PersistKeysToDbContext<InboxDbContext>();
        return builder;
    }
}
