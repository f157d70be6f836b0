using Inbox.Web.Http;
using Microsoft.Extensions.Configuration;

namespace Inbox.Web.Tests.Http;

public sealed class SecretFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("inbox-secrets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_of_the_folder_is_a_setting_and_goes_before_the_environment()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "Meta__AppSecret"), "from the file\n");

        var settings = Read(("SecretsFolder", folder.FullName), ("Meta:AppSecret", "from the environment"), ("Meta:VerifyToken", "kept"));

        Assert.Equal("from the file", settings["Meta:AppSecret"]);
        Assert.Equal("kept", settings["Meta:VerifyToken"]);
    }

    [Fact]
    public void Without_a_folder_nothing_changes()
    {
        Assert.Equal("set", Read(("Meta:AppSecret", "set"))["Meta:AppSecret"]);

        var missing = Path.Combine(folder.FullName, "not-there");
        Assert.Equal("set", Read(("SecretsFolder", missing), ("Meta:AppSecret", "set"))["Meta:AppSecret"]);
    }

    private static ConfigurationManager Read(params (string Name, string Value)[] values)
    {
        var settings = new ConfigurationManager();
        settings.AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>(v.Name, v.Value)));
        settings.AddSecretFiles();
        return settings;
    }
}
