namespace Inbox.Web.Tests.Meta;

public sealed class OtherKindsTests
{
    [Theory]
    [InlineData("self", "self")]
    [InlineData("feedback", "messaging_feedback")]
    [InlineData("account-linking", "account_linking")]
    [InlineData("feed", "changes:feed")]
    [InlineData("comments-on-the-entry", "changes:comments")]
    [InlineData("permissions", "object:permissions")]
    public void What_is_not_shown_yet_is_named_and_is_no_problem(string payload, string kind)
    {
        var item = Payloads.Item(payload);

        Assert.Equal(kind, item.Kind);
        Assert.Null(item.Event);
        Assert.Null(item.Problem);
    }

    [Theory]
    [InlineData("""{"something_new":{"a":1}}""", "unknown")]
    [InlineData("""{}""", "unknown")]
    [InlineData("""{"message":null,"read":{"watermark":1}}""", "read")]
    [InlineData("""{"read":{},"reaction":{}}""", "reaction")]
    [InlineData("""{"reaction":"a word"}""", "reaction")]
    public void The_first_key_that_says_something_names_the_kind(string json, string kind) =>
        Assert.Equal(kind, Payloads.Messaging(json).Kind);

    [Fact]
    public void A_message_with_nothing_in_it_is_not_shown()
    {
        var item = Payloads.Message("""{"mid":"m_AAAA","text":"","nlp":{}}""");

        Assert.Equal("message_empty", item.Kind);
        Assert.Null(item.Event);
        Assert.Null(item.Problem);
    }

    [Fact]
    public void A_made_up_kind_is_short_and_safe_to_log()
    {
        var item = Assert.Single(Payloads.ItemsOf($$"""{"object":"a\nb<{{new string('x', 5000)}}","entry":[]}"""));

        Assert.StartsWith("object:a_b_xxx", item.Kind, StringComparison.Ordinal);
        Assert.True(item.Kind.Length < 80);
    }
}
