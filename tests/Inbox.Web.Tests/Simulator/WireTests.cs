using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Inbox.MetaSimulator.Wire;

namespace Inbox.Web.Tests.Simulator;

/// <summary>The vectors are those of meta-platform 1.4 and 4.6.</summary>
public sealed class WireTests
{
    private const string Secret = "test_app_secret_0123456789abcdef";

    private const string Body = """{"object":"page","entry":[{"time":1790000000123,"id":"104000000000001","messaging":[{"sender":{"id":"6100000000000001"},"recipient":{"id":"104000000000001"},"timestamp":1790000000001,"message":{"mid":"m_vec1","text":"\u00e4\u00f6\u00e5 caf\u00e9 \ud83d\ude00 https:\/\/example.com"}}]}]}""";

    [Fact]
    public void The_known_body_has_the_known_signatures()
    {
        var bytes = Encoding.UTF8.GetBytes(Body);

        Assert.Equal(287, bytes.Length);
        Assert.Equal("188e25ddb629597b881c79818e4a1fe633342e2252c88015707f1770180a4542", MetaSignature.Sha256(Secret, bytes));
        Assert.Equal("2fc4ccc0c4d1fbfa83fb1e2c03b73b4e2331b303", MetaSignature.Sha1(Secret, bytes));
    }

    [Fact]
    public void The_known_token_has_the_known_proof() => Assert.Equal(
        "ce54f32adad60074a1453c3168447959c31c1dc6a10604430250454ca199f06e", MetaSignature.Proof(Secret, "EAAtesttoken"));

    [Fact]
    public void The_known_body_is_written_byte_for_byte() =>
        Assert.Equal(Body, MetaJson.Write(JsonNode.Parse(Body)));

    [Fact]
    public void Whatever_is_written_is_ASCII_and_reads_back_the_same() => Gen.String.Sample(text =>
    {
        // A lone surrogate is a text that JSON can carry and .NET's reader refuses.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var written = MetaJson.Write(new JsonObject { ["text"] = whole });

        Assert.True(Ascii.IsValid(written));
        Assert.Equal(whole, JsonNode.Parse(written)!["text"]!.GetValue<string>());
    });
}
