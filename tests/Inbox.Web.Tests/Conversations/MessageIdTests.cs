using System.Collections.Concurrent;
using Inbox.Web.Conversations;

namespace Inbox.Web.Tests.Conversations;

/// <summary>Ids keep the order in which messages of one moment were told.</summary>
public sealed class MessageIdTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_told_later_of_one_moment_stands_later()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => MessageId.Next(Moment).ToString()).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void What_the_history_tells_later_of_one_moment_stands_earlier_and_before_what_is_told_live()
    {
        var history = Enumerable.Range(0, 1_000).Select(_ => MessageId.OfHistory(Moment, Moment.AddDays(1)).ToString()).ToList();
        var live = MessageId.Next(Moment.AddDays(1)).ToString();

        Assert.Equal(history.OrderDescending(StringComparer.Ordinal), history);
        Assert.All(history, id => Assert.True(string.CompareOrdinal(id, live) < 0));
    }

    [Fact]
    public void They_are_UUIDs_of_version_7_with_their_moment_and_none_comes_twice()
    {
        var ids = new ConcurrentBag<Guid>();
        Parallel.For(0, 50_000, _ => ids.Add(MessageId.Next(Moment)));

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids.Append(MessageId.OfHistory(Moment, Moment)), id =>
        {
            Assert.Equal((7, 8), (id.Version, id.Variant & 0xC));
            Assert.Equal(Moment.ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
        });
    }
}
