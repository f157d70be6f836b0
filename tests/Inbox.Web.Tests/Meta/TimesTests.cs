using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

public sealed class TimesTests
{
    private const long EntryTime = 1790000000123;

    [Theory]
    [InlineData("1790000000001", 1790000000001)]
    [InlineData("\"1790000000001\"", 1790000000001)]
    [InlineData("1790000000", 1790000000000)]
    [InlineData("\"1527459824\"", 1527459824000)]
    public void A_time_is_read_from_a_string_or_a_number_of_seconds_or_milliseconds(string timestamp, long milliseconds) =>
        Assert.Equal(milliseconds, SentAt($"\"timestamp\":{timestamp},", $"{EntryTime}").ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("")]
    [InlineData("\"timestamp\":null,")]
    [InlineData("\"timestamp\":0,")]
    [InlineData("\"timestamp\":-1790000000001,")]
    [InlineData("\"timestamp\":1790000000001.5,")]
    [InlineData("\"timestamp\":1e999,")]
    [InlineData("\"timestamp\":253402300800000,")]
    [InlineData("\"timestamp\":99999999999999999999999999,")]
    [InlineData("\"timestamp\":9223372036854775807,")]
    [InlineData("\"timestamp\":\"yesterday\",")]
    [InlineData("\"timestamp\":{},")]
    [InlineData("\"timestamp\":1790086400501,")]
    public void A_time_that_is_missing_or_impossible_is_the_entrys(string timestamp) =>
        Assert.Equal(EntryTime, SentAt(timestamp, $"{EntryTime}").ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("\"\"")]
    [InlineData("4000000000000")]
    public void Without_any_time_of_Metas_it_is_that_of_the_receipt(string entryTime) =>
        Assert.Equal(Payloads.ReceivedAt, SentAt("", entryTime));

    private static DateTimeOffset SentAt(string timestamp, string entryTime)
    {
        var item = Assert.Single(Payloads.ItemsOf(
            $$$"""{"object":"page","entry":[{"id":"2","time":{{{entryTime}}},"messaging":[{"sender":{"id":"1"},{{{timestamp}}}"recipient":{"id":"2"},"message":{"mid":"m","text":"a"}}]}]}"""));
        return Assert.IsType<MessageReceived>(item.Event).SentAt;
    }
}
