using Inbox.Web.Demo;
using Inbox.Web.Http;
using Inbox.Web.Meta;
using Inbox.Web.Webhooks;
using Microsoft.Extensions.Configuration;

namespace Inbox.Web.Tests.Http;

/// <summary>What the configuration binder says of a value that it cannot read, in the words that end the start.</summary>
public sealed class UnreadableSettingTests
{
    [Theory]
    [InlineData(typeof(DemoOptions), "Demo:Enabled", "1", "true or false")]
    [InlineData(typeof(WebhookOptions), "Webhooks:BatchSize", "many", "a whole number")]
    [InlineData(typeof(WebhookOptions), "Webhooks:Lease", "soon", "a span of time, ")]
    [InlineData(typeof(MetaOptions), "Meta:GraphAddress", "http://[x", "an address, ")]
    [InlineData(typeof(ServerOptions), "PublicAddress", "http://[x", "an address, ")]
    public void Names_the_setting_its_value_and_what_to_set(Type options, string setting, string value, string wanted)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        var section = setting.LastIndexOf(':') is > 0 and var end ? configuration.GetSection(setting[..end]) : configuration;

        var refusal = Assert.Throws<InvalidOperationException>(() => section.Get(options));

        var line = UnreadableSetting.Explain(refusal.Message);
        Assert.StartsWith($"{setting} is \"{value}\": set {wanted}", line, StringComparison.Ordinal);
    }
}
