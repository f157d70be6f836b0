using System.Text;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

public sealed class WebhookSignatureTests
{
    // The test vector of meta-platform 1.4.
    private const string Body =
        """{"object":"page","entry":[{"time":1790000000123,"id":"104000000000001","messaging":[{"sender":{"id":"6100000000000001"},"recipient":{"id":"104000000000001"},"timestamp":1790000000001,"message":{"mid":"m_vec1","text":"\u00e4\u00f6\u00e5 caf\u00e9 \ud83d\ude00 https:\/\/example.com"}}]}]}""";

    private const string Hex = "188e25ddb629597b881c79818e4a1fe633342e2252c88015707f1770180a4542";

    private static readonly byte[] Secret = "test_app_secret_0123456789abcdef"u8.ToArray();

    [Fact]
    public void The_bytes_as_they_came_match_their_signature()
    {
        Assert.Equal(287, Body.Length);
        Assert.True(IsValid($"sha256={Hex}"));
    }

    [Fact]
    public void The_case_of_the_digits_does_not_matter() => Assert.True(IsValid($"sha256={Hex.ToUpperInvariant()}"));

    [Fact]
    public void Any_of_several_secrets_will_do() =>
        Assert.True(WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Body), $"sha256={Hex}", ["other"u8.ToArray(), Secret]));

    [Fact]
    public void Another_secret_or_none_is_refused()
    {
        Assert.False(WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Body), $"sha256={Hex}", ["other"u8.ToArray()]));
        Assert.False(WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Body), $"sha256={Hex}", []));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData(Hex)]
    [InlineData("sha1=2fc4ccc0c4d1fbfa83fb1e2c03b73b4e2331b303")]
    [InlineData("sha1=" + Hex)]
    [InlineData("SHA256=" + Hex)]
    [InlineData("sha256=" + Hex + "00")]
    [InlineData(" sha256=" + Hex)]
    [InlineData("sha256=" + Hex + "\n")]
    [InlineData("sha256=" + Hex + ",sha256=" + Hex)]
    [InlineData("sha256=" + Hex + ", sha256=" + Hex)]
    [InlineData("sha256=g88e25ddb629597b881c79818e4a1fe633342e2252c88015707f1770180a4542")]
    [InlineData("sha256=188e25ddb629597b881c79818e4a1fe633342e2252c88015707f1770180a4543")]
    [InlineData("sha256=8210fc476f925a096fd5d7ff90baab86a811b36f9e56bb022cff04969b58f2b6")]
    public void A_header_that_is_missing_malformed_or_wrong_is_refused(string? header) => Assert.False(IsValid(header));

    [Fact]
    public void The_signature_of_other_bytes_is_refused() =>
        Assert.False(WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Body + " "), $"sha256={Hex}", [Secret]));

    private static bool IsValid(string? header) =>
        WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Body), header, [Secret]);
}
