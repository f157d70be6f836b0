using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using static Inbox.Web.Tests.Conversations.MemoryTalk;

namespace Inbox.Web.Tests.Conversations;

/// <summary>The status machine of a message, without a database: which word moves it on from where, and that all others do not.</summary>
public sealed class MessageDeliveryTests
{
    private static readonly SendFailure Failure = new(SendFailureReason.WindowClosed, 10, 2018278);

    [Theory]
    [InlineData(MessageStatus.Queued, MessageStatus.Queued)]
    [InlineData(MessageStatus.Sent, MessageStatus.Delivered)]
    [InlineData(MessageStatus.Delivered, MessageStatus.Delivered)]
    [InlineData(MessageStatus.Read, MessageStatus.Read)]
    [InlineData(MessageStatus.Failed, MessageStatus.Failed)]
    public void A_delivery_moves_only_what_was_sent(MessageStatus status, MessageStatus expected) =>
        Assert.Equal(expected, Delivery(status).Reach(deliveredUntil: At(5), readUntil: null).Status);

    [Theory]
    [InlineData(MessageStatus.Unknown, MessageStatus.Unknown)]
    [InlineData(MessageStatus.Sent, MessageStatus.Read)]
    [InlineData(MessageStatus.Delivered, MessageStatus.Read)]
    [InlineData(MessageStatus.Cancelled, MessageStatus.Cancelled)]
    public void A_read_moves_what_was_sent_or_delivered(MessageStatus status, MessageStatus expected) =>
        Assert.Equal(expected, Delivery(status).Reach(deliveredUntil: null, readUntil: At(5)).Status);

    [Fact]
    public void A_receipt_reaches_only_what_was_sent_until_then()
    {
        var sent = Delivery(MessageStatus.Sent) with { SentAt = At(6) };

        Assert.Same(sent, sent.Reach(deliveredUntil: At(5), readUntil: At(5)));
        var read = sent.Reach(deliveredUntil: At(7), readUntil: At(6));
        Assert.Equal((MessageStatus.Read, At(7), At(6)), (read.Status, read.DeliveredAt, read.ReadAt));
    }

    [Theory]
    [InlineData(MessageStatus.Delivered)]
    [InlineData(MessageStatus.Read)]
    [InlineData(MessageStatus.Cancelled)]
    public void Metas_late_answer_takes_nothing_back(MessageStatus status)
    {
        var delivery = Delivery(status);

        Assert.Same(delivery, delivery.MarkSent(At(5)));
        Assert.Same(delivery, delivery.MarkFailed(Failure, At(5)));
    }

    [Theory]
    [InlineData(MessageStatus.Queued)]
    [InlineData(MessageStatus.Sending)]
    [InlineData(MessageStatus.Unknown)]
    public void At_the_end_of_its_way_no_worker_looks_at_it_any_more(MessageStatus status)
    {
        Assert.Equal((MessageStatus.Sent, null), StatusAndDue(Delivery(status).MarkSent(At(5))));
        Assert.Equal((MessageStatus.Failed, null), StatusAndDue(Delivery(status).MarkFailed(Failure, At(5))));
    }

    [Fact]
    public void An_echo_holds_against_a_failure()
    {
        var failed = Delivery(MessageStatus.Sending).MarkFailed(Failure, At(4));
        var confirmed = failed.Confirm(At(5));

        Assert.Equal((MessageStatus.Sent, At(5)), (confirmed.Status, confirmed.SentAt));
        Assert.Equal((null, default), (confirmed.FailedAt, confirmed.Failure));
    }

    [Fact]
    public void An_echo_of_what_was_read_tells_only_when_it_was_sent()
    {
        var read = Delivery(MessageStatus.Read).Confirm(At(5));

        Assert.Equal((MessageStatus.Read, At(5)), (read.Status, read.SentAt));
    }

    [Theory]
    [InlineData(MessageStatus.Queued, MessageStatus.Cancelled)]
    [InlineData(MessageStatus.Sending, MessageStatus.Sending)]
    [InlineData(MessageStatus.Sent, MessageStatus.Sent)]
    public void Only_what_waits_for_its_turn_is_taken_back(MessageStatus status, MessageStatus expected) =>
        Assert.Equal(expected, Delivery(status).Cancel(At(5)).Status);

    [Fact]
    public void Only_of_what_is_being_sent_can_the_answer_be_lost()
    {
        Assert.Equal((MessageStatus.Unknown, At(6)), StatusAndDue(Delivery(MessageStatus.Sending).MarkUnknown(At(5), settleAt: At(6))));
        Assert.Equal(MessageStatus.Sent, Delivery(MessageStatus.Sent).MarkUnknown(At(5), settleAt: At(6)).Status);
    }

    [Fact]
    public void What_is_tried_later_is_counted_and_what_is_put_back_is_not()
    {
        var sending = Delivery(MessageStatus.Sending);

        Assert.Equal((MessageStatus.Queued, At(8)), StatusAndDue(sending.TryAgainAt(At(8))));
        Assert.Equal((MessageStatus.Queued, At(8)), StatusAndDue(sending.PutBack(At(8))));
        Assert.Equal((1, 0), (sending.TryAgainAt(At(8)).Attempts, sending.PutBack(At(8)).Attempts));
    }

    [Fact]
    public void What_failed_can_be_queued_again_and_begins_anew()
    {
        var failed = Delivery(MessageStatus.Sending).TryAgainAt(At(2)).MarkFailed(Failure, At(4));
        var again = failed.QueueAgain(At(9));

        Assert.Equal((MessageStatus.Queued, At(9)), StatusAndDue(again));
        Assert.Equal((At(9), At(9), 0, default), (again.QueuedAt, again.SentAt, again.Attempts, again.Failure));
    }

    [Fact]
    public void What_arrived_cannot_be_queued_again()
    {
        var talk = new MemoryTalk();
        talk.Hear(1);
        var message = talk.Say(2);
        message.MarkSent("m_1", At(3));

        Assert.Throws<InvalidOperationException>(() => message.QueueAgain(At(4)));
        Assert.Equal((MessageStatus.Sent, At(3)), (message.Status, message.SentAt));
    }

    [Fact]
    public void A_message_keeps_the_first_mid_that_Meta_gave_it()
    {
        var talk = new MemoryTalk();
        talk.Hear(1);
        var message = talk.Say(2);

        message.Echoed("m_1", At(3));
        message.MarkSent("m_2", At(4));

        Assert.Equal(("m_1", At(3)), (message.Mid, message.SentAt));
    }

    private static MessageDelivery Delivery(MessageStatus status) => new(status, At(1), DueAt: At(3)) { QueuedAt = At(1) };

    private static (MessageStatus Status, DateTimeOffset? DueAt) StatusAndDue(MessageDelivery delivery) =>
        (delivery.Status, delivery.DueAt);
}
