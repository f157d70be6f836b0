using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using static Inbox.Web.Tests.Conversations.MemoryTalk;

namespace Inbox.Web.Tests.Conversations;

/// <summary>What people do to a message, without a database: in whatever order it comes, the end is the same.</summary>
public sealed class MessageChangesTests
{
    private readonly MemoryTalk talk = new();

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void Its_text_is_the_one_of_the_highest_edit(int first, int second)
    {
        var message = talk.Hear(1, "Written");

        message.Edit(first, $"Edit {first}", At(first + 1));
        message.Edit(second, $"Edit {second}", At(second + 1));
        message.Edit(second, $"Edit {second}", At(9));

        Assert.Equal(("Edit 2", 2, At(3)), (message.Text, message.EditNumber, message.EditedAt));
        Assert.Equal(["Written", "Edit 1", "Edit 2"], message.Edits.OrderBy(edit => edit.Number).Select(edit => edit.Text));
    }

    [Fact]
    public void Each_side_has_one_reaction_and_an_older_one_changes_nothing()
    {
        var message = talk.Hear(1);

        message.React(isOurs: false, "❤️", At(3));
        message.React(isOurs: false, "👍", At(2));
        message.React(isOurs: true, "😀", At(2));

        Assert.Equal([("❤️", false), ("😀", true)], message.Reactions.Select(reaction => (reaction.Emoji!, reaction.IsOurs)));
    }

    [Fact]
    public void A_reaction_that_was_taken_back_does_not_return_with_an_older_word()
    {
        var message = talk.Hear(1);

        message.React(isOurs: false, null, At(3));
        message.React(isOurs: false, "👍", At(2));

        Assert.Null(Assert.Single(message.Reactions).Emoji);
    }

    [Fact]
    public void Ours_is_told_to_Meta_and_nothing_is_taken_back_where_there_is_none()
    {
        var message = talk.Hear(1);
        message.ReactAsUs(null, At(2));
        Assert.Empty(message.Reactions);

        message.ReactAsUs("👍", At(3));
        var reaction = Assert.Single(message.Reactions);
        Assert.Equal(("👍", null, At(3), MessageStatus.Queued), (reaction.Emoji, reaction.EmojiAtMeta, reaction.DueAt, reaction.Status));

        reaction.Told("👍", At(3), At(4));
        message.ReactAsUs("👍", At(5));
        Assert.Equal(MessageStatus.Sent, reaction.Status);
    }

    [Fact]
    public void Of_what_was_unsent_nothing_is_left_and_nothing_comes_back()
    {
        var message = talk.Hear(1);
        message.Edit(1, "Hello!", At(2));
        message.React(isOurs: false, "👍", At(2));

        message.Unsend(At(4));
        message.Unsend(At(3));
        message.Edit(2, "Hello!!", At(5));
        message.React(isOurs: false, "❤️", At(5));

        Assert.Equal((null, At(3)), (message.Text, message.UnsentAt));
        Assert.Empty(message.Edits);
        Assert.Empty(message.Reactions);
    }

    [Fact]
    public void Its_own_event_tells_more_than_the_history_did_and_leaves_a_newer_text()
    {
        var message = talk.Hear(1, "Hel");
        message.Arrive(receivedAt: null, storedAt: At(2), isFromHistory: true);
        message.Edit(1, "Hello!", At(3));
        var attachments = new EventAttachment[] { new("image", "https://example.com/1.jpg", null) };

        talk.Conversation.Complete(message, Received(1, "Hello") with { Attachments = attachments }, At(5), At(5));

        Assert.Equal(("Hello!", "Hello"), (message.Text, message.Edits.Single(edit => edit.Number == 0).Text));
        Assert.Equal((At(5), At(2), false), (message.ReceivedAt, message.StoredAt, message.IsFromHistory));
        Assert.Equal("image", Assert.Single(message.Attachments).Kind);
    }

    [Fact]
    public void What_was_unsent_stays_gone_when_its_own_event_comes()
    {
        var message = talk.Hear(1, "Hel");
        message.Unsend(At(2));

        talk.Conversation.Complete(message, Received(1), At(5), At(5));

        Assert.Null(message.Text);
    }

    [Fact]
    public void A_long_payload_is_cut_and_a_long_link_is_not_kept()
    {
        var tap = new EventTap(TapKind.QuickReply, new string('p', MessageContent.TapPayloadLength + 1));
        var story = new EventStory("17", $"https://example.com/{new string('s', MessageContent.StoryUrlLength)}");

        var message = talk.Hear(1, details: new(tap, ReplyToMid: "m_0", story, Referral: null));

        Assert.Equal((TapKind.QuickReply, MessageContent.TapPayloadLength), (message.TapKind, message.TapPayload!.Length));
        Assert.Equal(("17", null, "m_0"), (message.StoryExternalId, message.StoryUrl, message.ReplyToMid));
    }
}
