using Inbox.Web.Meta;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Tests.Meta;

public sealed class MetaOptionsTests
{
    [Fact]
    public void Two_settings_are_enough()
    {
        var options = Options(("Meta:AppSecret", "secret"), ("Meta:VerifyToken", "token"));

        Assert.Equal("https://graph.facebook.com/", options.GraphAddress.AbsoluteUri);
        Assert.Equal("v26.0", options.GraphVersion);
        Assert.Equal(["secret"u8.ToArray()], options.GetSigningSecrets());
    }

    [Fact]
    public void Every_secret_that_is_set_signs_webhooks()
    {
        var options = Options(
            ("Meta:AppSecret", "one"), ("Meta:InstagramAppSecret", "two"), ("Meta:PreviousAppSecret", "three"),
            ("Meta:VerifyToken", "token"));

        Assert.Equal(["one"u8.ToArray(), "two"u8.ToArray(), "three"u8.ToArray()], options.GetSigningSecrets());
    }

    [Theory]
    [InlineData("Meta:AppSecret", "")]
    [InlineData("Meta:VerifyToken", " ")]
    [InlineData("Meta:GraphAddress", "")]
    [InlineData("Meta:GraphAddress", "graph.facebook.com")]
    [InlineData("Meta:GraphAddress", "ftp://graph.facebook.com")]
    [InlineData("Meta:GraphVersion", "")]
    [InlineData("Meta:GraphVersion", "26.0")]
    [InlineData("Meta:GraphVersion", "v26.0/me")]
    public void A_wrong_setting_is_refused_by_its_name(string setting, string value)
    {
        var error = Assert.Throws<OptionsValidationException>(
            () => Options(("Meta:AppSecret", "secret"), ("Meta:VerifyToken", "token"), (setting, value)));

        Assert.Contains($"'{setting} is ", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    private static MetaOptions Options(params (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(
            settings.GroupBy(s => s.Setting).Select(group => KeyValuePair.Create(group.Key, (string?)group.Last().Value)));
        builder.AddMeta();
        using var provider = builder.Services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<MetaOptions>>().Value;
    }
}
