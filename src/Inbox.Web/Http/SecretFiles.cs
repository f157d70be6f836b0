namespace Inbox.Web.Http;

/// <summary>Settings from the files of a folder, as Docker and Kubernetes hand out secrets: one file a setting.</summary>
internal static class SecretFiles
{
    private const string Folder = "SecretsFolder";

    /// <summary>
    /// Reads the folder if one is set: a file <c>Meta__AppSecret</c> is the setting Meta:AppSecret, and goes before the environment.
    /// </summary>
    public static void AddSecretFiles(this ConfigurationManager settings)
    {
        if (settings[Folder] is { Length: > 0 } folder)
        {
            // A folder that is not there leaves its settings unset, and those that are needed are asked for by name.
            settings.AddKeyPerFile(Path.GetFullPath(folder), optional: true);
        }
    }
}
