using Inbox.Web.Conversations;
using static Inbox.Web.Tests.Conversations.MemoryTalk;

namespace Inbox.Web.Tests.Conversations;

/// <summary>Whose a conversation is and whether it is done, without a database: an act that changes nothing leaves no line.</summary>
public sealed class TriageStateTests
{
    private readonly MemoryTalk talk = new();

    [Fact]
    public void What_is_closed_stays_as_it_was_first_closed()
    {
        Assert.Equal(ActivityKind.Closed, talk.Conversation.Close(talk.Anna, At(1))?.Kind);
        Assert.Null(talk.Conversation.Close(talk.Ben, At(2)));

        Assert.Equal((At(1), talk.Anna.Id), (talk.Conversation.ClosedAt, talk.Conversation.ClosedById));
    }

    [Fact]
    public void A_snooze_can_be_moved_and_ends_with_any_other_act()
    {
        Assert.Equal(At(9), talk.Conversation.Snooze(talk.Anna, At(9), At(1))?.Until);
        Assert.Null(talk.Conversation.Snooze(talk.Ben, At(9), At(2)));
        Assert.Null(talk.Conversation.Snooze(talk.Ben, until: null, At(2))!.Until);
        Assert.Equal(ConversationStatus.Snoozed, talk.Conversation.Status);

        talk.Conversation.Snooze(talk.Anna, At(9), At(3));
        talk.Conversation.Close(talk.Anna, At(4));
        Assert.Equal((ConversationStatus.Closed, null), (talk.Conversation.Status, talk.Conversation.SnoozedUntil));
    }

    [Fact]
    public void Nothing_is_snoozed_until_a_moment_that_is_over() =>
        Assert.Throws<InvalidOperationException>(() => talk.Conversation.Snooze(talk.Anna, At(2), At(2)));

    [Fact]
    public void Reopening_forgets_who_closed_it_and_says_of_spam_that_it_was_none()
    {
        Assert.Null(talk.Conversation.Reopen(talk.Anna, At(1)));

        talk.Conversation.Close(talk.Anna, At(2));
        Assert.Equal(ActivityKind.Reopened, talk.Conversation.Reopen(talk.Ben, At(3))?.Kind);
        Assert.Equal((null, null), (talk.Conversation.ClosedAt, talk.Conversation.ClosedById));

        talk.Conversation.MarkSpam(talk.Anna, At(4));
        Assert.Equal(ActivityKind.UnmarkedSpam, talk.Conversation.Reopen(talk.Ben, At(5))?.Kind);
    }

    [Fact]
    public void Who_had_the_last_word_waits_again_when_it_is_opened_again_by_hand()
    {
        talk.Hear(1);
        talk.Hear(2);
        talk.Conversation.Close(talk.Anna, At(3));
        Assert.Null(talk.Conversation.WaitingSince);

        talk.Conversation.Reopen(talk.Ben, At(4));
        Assert.Equal(At(2), talk.Conversation.WaitingSince);

        talk.Say(5);
        talk.Conversation.Close(talk.Anna, At(6));
        talk.Conversation.Reopen(talk.Ben, At(7));
        Assert.Null(talk.Conversation.WaitingSince);
    }

    [Fact]
    public void An_agent_takes_it_beside_the_team_and_gives_it_back_to_the_team_first()
    {
        talk.Conversation.GiveTo(talk.Team, talk.Anna, At(1));
        talk.Conversation.AssignTo(talk.Ben, talk.Ben, At(2));
        Assert.Equal(new ConversationAssignee(talk.Ben.Id, talk.Team.Id), talk.Conversation.Holder);

        Assert.Null(talk.Conversation.Unassign(talk.Ben, At(3))!.TeamId);
        Assert.Equal(new ConversationAssignee(null, talk.Team.Id), talk.Conversation.Holder);

        Assert.Equal(talk.Team.Id, talk.Conversation.Unassign(talk.Ben, At(4))!.TeamId);
        Assert.Equal(default, talk.Conversation.Holder);
        Assert.Null(talk.Conversation.Unassign(talk.Ben, At(5)));
    }

    [Fact]
    public void A_team_gets_it_for_one_of_it_to_take()
    {
        talk.Conversation.AssignTo(talk.Ben, talk.Anna, At(1));
        Assert.Null(talk.Conversation.AssignTo(talk.Ben, talk.Anna, At(2)));

        Assert.Equal(talk.Team.Id, talk.Conversation.GiveTo(talk.Team, talk.Anna, At(3))?.TeamId);
        Assert.Equal(new ConversationAssignee(null, talk.Team.Id), talk.Conversation.Holder);
        Assert.Null(talk.Conversation.GiveTo(talk.Team, talk.Anna, At(4)));
    }

    [Fact]
    public void A_priority_is_said_once()
    {
        Assert.Equal(
            ConversationPriority.High, talk.Conversation.Prioritize(ConversationPriority.High, talk.Anna, At(1))?.Priority);
        Assert.Null(talk.Conversation.Prioritize(ConversationPriority.High, talk.Ben, At(2)));
    }

    [Fact]
    public void An_answer_brings_back_what_was_closed()
    {
        talk.Hear(1);
        talk.Conversation.Close(talk.Anna, At(2));

        talk.Say(3);

        Assert.Equal((ConversationStatus.Open, null), (talk.Conversation.Status, talk.Conversation.ClosedAt));
    }

    [Fact]
    public void What_comes_into_spam_is_kept_and_neither_waits_nor_is_unread()
    {
        talk.Conversation.MarkSpam(talk.Anna, At(1));

        talk.Hear(2, "Buy now");

        Assert.Equal(("Buy now", At(2)), (talk.Conversation.Preview, talk.Conversation.LastIncomingAt));
        Assert.Equal((null, null), (talk.Conversation.WaitingSince, talk.Conversation.LastIncomingReceivedAt));
    }

    [Fact]
    public void Whoever_read_an_arrival_has_not_read_the_next_of_the_same_moment()
    {
        Assert.Equal(At(1), ReadMarker.NextUnread(At(0), At(1)));
        Assert.Equal(At(1).AddMicroseconds(1), ReadMarker.NextUnread(At(1), At(1)));
        Assert.Equal(At(2).AddMicroseconds(1), ReadMarker.NextUnread(At(2), At(1)));
    }
}
