using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using static Inbox.Web.Tests.Conversations.MemoryTalk;

namespace Inbox.Web.Tests.Conversations;

/// <summary>When the messaging window opens and closes, without a database (meta-platform 3.3).</summary>
public sealed class MessagingWindowTests
{
    private static readonly EventReferral Ad = new("ADS", "OPEN_THREAD", null, "120", null, null, null);

    private readonly MemoryTalk talk = new();

    [Fact]
    public void Each_act_of_the_contact_extends_it_and_an_older_one_that_comes_later_changes_nothing()
    {
        talk.Hear(10);
        talk.Conversation.OpenWindow(WindowOpening.Reaction, At(20));
        var extended = MessagingWindow.Open(WindowOpening.Reaction, At(20));
        Assert.Equal(extended, talk.Conversation.Window);

        talk.Hear(5);
        talk.Conversation.OpenWindow(WindowOpening.OptIn, At(20));
        Assert.Equal(extended, talk.Conversation.Window);
    }

    [Fact]
    public void What_Meta_says_is_closed_stays_closed_until_the_contact_acts_again()
    {
        talk.Hear(10);
        talk.Conversation.CloseWindow(At(12));
        talk.Hear(9);
        talk.Conversation.CloseWindow(At(14));

        Assert.Equal(At(12), talk.Conversation.WindowClosesAt);
        Assert.Equal(ReplyAllowance.None, talk.Conversation.AllowanceAt(At(12), hasHumanAgent: false));

        talk.Hear(13);
        Assert.Equal(ReplyAllowance.Free, talk.Conversation.AllowanceAt(At(15), hasHumanAgent: false));
    }

    [Fact]
    public void Nothing_is_written_to_whoever_did_nothing_yet()
    {
        Assert.Null(talk.Conversation.Window);
        Assert.Throws<InvalidOperationException>(() => talk.Say(1));
    }

    [Fact]
    public void An_ad_behind_a_message_counts_before_a_button_and_a_button_before_words()
    {
        var postback = new EventTap(TapKind.Postback, "START");

        Assert.Equal(WindowOpening.AdMessage, MessagingWindow.OpeningOf(new(postback, null, null, Ad)));
        Assert.Equal(WindowOpening.Postback, MessagingWindow.OpeningOf(new(postback, null, null, null)));
        Assert.Equal(WindowOpening.Message, MessagingWindow.OpeningOf(new(new(TapKind.QuickReply, "GREEN"), null, null, null)));
        Assert.Equal(WindowOpening.Message, MessagingWindow.OpeningOf(EventDetails.None));
    }
}
