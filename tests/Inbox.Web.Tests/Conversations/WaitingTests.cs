using static Inbox.Web.Tests.Conversations.MemoryTalk;

namespace Inbox.Web.Tests.Conversations;

/// <summary>Since when a contact waits for an answer, without a database.</summary>
public sealed class WaitingTests
{
    private readonly MemoryTalk talk = new();

    [Fact]
    public void A_contact_waits_since_the_first_words_that_nobody_answered_however_late_they_come()
    {
        talk.Hear(2);
        talk.Hear(3);
        Assert.Equal(At(2), talk.Conversation.WaitingSince);

        talk.Hear(1);
        Assert.Equal(At(1), talk.Conversation.WaitingSince);
    }

    [Fact]
    public void An_answer_ends_the_wait_also_for_what_was_written_before_it_and_comes_later()
    {
        talk.Hear(1);
        talk.Say(5);
        talk.Hear(4);
        Assert.Null(talk.Conversation.WaitingSince);

        talk.Hear(6);
        Assert.Equal(At(6), talk.Conversation.WaitingSince);
    }

    [Fact]
    public void A_person_in_Metas_inbox_answers_too_and_a_program_does_not()
    {
        talk.Hear(1);
        talk.Echo(2, appId: "5551234");
        Assert.Equal(At(1), talk.Conversation.WaitingSince);

        talk.Echo(3);
        Assert.Null(talk.Conversation.WaitingSince);
    }

    [Fact]
    public void After_an_answer_that_came_late_the_messages_tell_since_when_the_contact_waits()
    {
        talk.Hear(1);
        talk.Hear(4);
        talk.Hear(6);

        talk.Echo(3);
        Assert.Equal((At(6), true), (talk.Conversation.WaitingSince, talk.Conversation.IsWaitingUnsure));

        talk.Conversation.WaitFrom(At(4), At(6));
        Assert.Equal((At(4), false), (talk.Conversation.WaitingSince, talk.Conversation.IsWaitingUnsure));
    }

    [Fact]
    public void An_answer_from_before_the_first_words_that_wait_leaves_them_waiting()
    {
        talk.Hear(4);
        talk.Hear(6);

        talk.Echo(3);

        Assert.Equal((At(4), false), (talk.Conversation.WaitingSince, talk.Conversation.IsWaitingUnsure));
    }

    [Fact]
    public void What_came_late_waits_where_the_answer_after_it_was_not_sent()
    {
        talk.Hear(1);
        talk.Say(2);
        var failed = talk.Say(6);
        talk.Fail(failed, 7);
        Assert.True(talk.Conversation.IsWaitingUnsure);
        talk.Conversation.WaitFrom(since: null, At(1), answeredUntil: At(2));

        talk.Hear(5);

        Assert.Equal(At(5), talk.Conversation.WaitingSince);
    }

    [Fact]
    public void An_answer_that_was_not_sent_was_none()
    {
        talk.Hear(1);
        var answer = talk.Say(2);

        talk.Fail(answer, 3);

        Assert.Equal(At(1), talk.Conversation.WaitingSince);
    }

    [Fact]
    public void Whoever_got_another_answer_since_does_not_wait_for_the_one_that_was_not_sent()
    {
        talk.Hear(1);
        var answer = talk.Say(2);
        talk.Say(3);

        talk.Fail(answer, 4);

        Assert.Null(talk.Conversation.WaitingSince);
    }

    [Fact]
    public void Nobody_waits_in_a_closed_conversation_although_its_answer_was_not_sent()
    {
        talk.Hear(1);
        var answer = talk.Say(2);
        talk.Conversation.Close(talk.Anna, At(3));

        talk.Fail(answer, 4);

        Assert.Null(talk.Conversation.WaitingSince);
    }

    [Fact]
    public void Closing_and_spam_end_the_wait_and_a_snooze_does_not()
    {
        talk.Hear(1);
        talk.Conversation.Snooze(talk.Anna, until: null, At(2));
        Assert.Equal(At(1), talk.Conversation.WaitingSince);

        talk.Conversation.Close(talk.Anna, At(3));
        Assert.Equal((null, At(1)), (talk.Conversation.WaitingSince, talk.Conversation.AnsweredUntil));

        talk.Conversation.ReopenFor(talk.Hear(4));
        Assert.Equal(At(4), talk.Conversation.WaitingSince);

        talk.Conversation.MarkSpam(talk.Anna, At(5));
        Assert.Null(talk.Conversation.WaitingSince);
    }
}
