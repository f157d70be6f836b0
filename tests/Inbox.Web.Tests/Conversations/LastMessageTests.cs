using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using static Inbox.Web.Tests.Conversations.MemoryTalk;

namespace Inbox.Web.Tests.Conversations;

/// <summary>Which message the list shows of a conversation, and what of it, without a database.</summary>
public sealed class LastMessageTests
{
    private readonly MemoryTalk talk = new();

    [Fact]
    public void A_preview_is_cut_at_a_whole_character()
    {
        talk.Hear(1, new string('a', MessagePreview.TextLength - 1) + "😀 and more");

        Assert.Equal(new string('a', MessagePreview.TextLength - 1), talk.Conversation.Preview);
        Assert.True(talk.Conversation.IsPreviewCut);
    }

    [Fact]
    public void A_text_that_just_fits_is_not_cut()
    {
        talk.Hear(1, new string('a', MessagePreview.TextLength));

        Assert.Equal((MessagePreview.TextLength, false), (talk.Conversation.Preview!.Length, talk.Conversation.IsPreviewCut));
    }

    [Fact]
    public void Without_a_text_it_says_what_hangs_on_the_message()
    {
        var attachments = new EventAttachment[] { new("image", null, null), new("audio", null, null) };

        talk.Conversation.Receive(Received(1, text: "") with { Attachments = attachments }, MessageId.Next(At(1)), At(1));

        Assert.Equal((null, "image"), (talk.Conversation.Preview, talk.Conversation.PreviewAttachmentKind));
        Assert.False(talk.Conversation.IsPreviewCut);
    }

    [Fact]
    public void What_comes_late_is_not_the_newest_and_of_one_moment_the_last_to_come_is()
    {
        talk.Hear(5, "Newest");
        talk.Hear(4, "Late");
        Assert.Equal(("Newest", At(5)), (talk.Conversation.Preview, talk.Conversation.LastMessageAt));

        talk.Hear(5, "As new");
        Assert.Equal("As new", talk.Conversation.Preview);
    }

    [Fact]
    public void What_is_older_than_the_conversation_was_its_beginning()
    {
        talk.Hear(-10);

        Assert.Equal((At(-10), At(-10)), (talk.Conversation.StartedAt, talk.Conversation.LastMessageAt));
    }

    [Fact]
    public void What_becomes_of_the_newest_message_is_shown_and_of_an_older_one_not()
    {
        talk.Hear(1);
        var (older, newest) = (talk.Say(2), talk.Say(3));

        talk.Fail(older, 4);
        Assert.Equal(MessageStatus.Queued, talk.Conversation.LastMessageStatus);

        talk.Fail(newest, 5);
        Assert.Equal(MessageStatus.Failed, talk.Conversation.LastMessageStatus);
    }

    [Fact]
    public void Nothing_is_shown_of_what_was_unsent()
    {
        var message = talk.Hear(1);

        talk.Conversation.Apply(new MessageUnsent(Platform.Messenger, "104", "105", message.Mid!, At(2)), message);

        Assert.Equal((null, true), (talk.Conversation.Preview, talk.Conversation.IsPreviewUnsent));
    }

    [Fact]
    public void A_message_that_was_there_twice_is_shown_as_the_one_that_stays()
    {
        talk.Hear(1);
        var (own, twin) = (talk.Say(2), talk.Echo(3));
        own.Echoed(twin.Mid!, twin.SentAt);

        talk.Conversation.Replace(twin, own);

        Assert.Equal((own.Id, "Hi there"), (talk.Conversation.LastMessageId, talk.Conversation.Preview));
    }
}
