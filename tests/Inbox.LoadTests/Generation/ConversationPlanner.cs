using Inbox.Web.Conversations;

namespace Inbox.LoadTests.Generation;

/// <summary>Thinks out who wrote to an organization, when, and what was answered.</summary>
internal sealed class ConversationPlanner(Plan plan, SeededRandom random)
{
    private const double Named = 0.95;
    private const double Incoming = 0.6;
    private const double Picture = 0.03;
    private const double Assigned = 0.5;
    private static readonly TimeSpan LongestConversation = TimeSpan.FromDays(20);
    private static readonly DateTimeOffset Middle = DataSize.Start + ((DataSize.End - DataSize.Start) / 2);

    private readonly Texts texts = new(random);

    /// <summary>People who wrote twice did so first in the earlier half of the year, and that conversation is closed.</summary>
    public void PlanFor(GeneratedOrganization organization)
    {
        var people = Enumerable.Range(0, organization.People).Select(person => PlanPerson(organization, person)).ToList();
        plan.People.AddRange(people);
        var lengths = Lengths(organization);
        for (var i = 0; i < organization.Conversations; i++)
        {
            var isFirstOfTwo = i >= people.Count;
            var person = people[isFirstOfTwo ? i - people.Count : i];
            var wroteTwice = isFirstOfTwo || i + people.Count < organization.Conversations;
            plan.Conversations.Add(PlanConversation(person, isFirstOfTwo, wroteTwice, lengths[i]));
        }
    }

    private PlannedPerson PlanPerson(GeneratedOrganization organization, int person)
    {
        var isNamed = random.Chance(Named);
        return new(
            organization, organization.ChannelOf(person), random.Id(DataSize.Start), random.Id(DataSize.Start),
            organization.ExternalIdOf(person), isNamed ? texts.FirstName() : null, isNamed ? texts.LastName() : null, DataSize.Start);
    }

    /// <summary>How many messages each conversation has: at least one, a few of them thousands.</summary>
    private int[] Lengths(GeneratedOrganization organization)
    {
        var lengths = new int[organization.Conversations];
        Array.Fill(lengths, 1);
        for (var i = organization.Conversations; i < organization.Messages; i++)
        {
            lengths[random.SkewedBelow(lengths.Length)]++;
        }

        return lengths;
    }

    private PlannedConversation PlanConversation(PlannedPerson person, bool isFirstOfTwo, bool wroteTwice, int length)
    {
        var latest = isFirstOfTwo ? Middle : DataSize.End;
        var start = random.Between(wroteTwice && !isFirstOfTwo ? Middle : DataSize.Start, latest - LongestConversation);
        var agents = person.Organization.Agents;
        var status = isFirstOfTwo ? ConversationStatus.Closed : PickStatus();
        var conversation = new PlannedConversation(person, random.Id(start), start, status)
        {
            AssigneeId = random.Chance(Assigned) ? random.Pick(agents).Id : null,
            ClosedById = status == ConversationStatus.Closed ? random.Pick(agents).Id : null,
        };
        PlanMessages(conversation, random.Between(start, start + LongestConversation), length);
        return conversation;
    }

    private ConversationStatus PickStatus() => random.Below(100) switch
    {
        < 35 => ConversationStatus.Open,
        < 37 => ConversationStatus.Snoozed,
        _ => ConversationStatus.Closed,
    };

    private void PlanMessages(PlannedConversation conversation, DateTimeOffset end, int length)
    {
        var step = (end - conversation.StartedAt) / length;
        for (var i = 0; i < length; i++)
        {
            // The contact begins; each message lies in its own part of the time, so that they are in order.
            var from = conversation.StartedAt + (step * i);
            var sentAt = i == 0 ? from : random.Between(from, from + step);
            Say(conversation, TruncateToMilliseconds(sentAt), i == 0 || random.Chance(Incoming));
        }
    }

    private void Say(PlannedConversation conversation, DateTimeOffset at, bool isIncoming)
    {
        var text = random.Chance(Picture) ? null : texts.Next();
        var direction = isIncoming ? MessageDirection.Incoming : MessageDirection.Outgoing;
        var message = new PlannedMessage(conversation, random.Id(at), at, direction, text);
        plan.Messages.Add(message);
        conversation.Newest = message;
        conversation.LastIncomingAt = isIncoming ? at : conversation.LastIncomingAt;
        conversation.WaitingSince = isIncoming ? conversation.WaitingSince ?? at : null;
        var person = conversation.Person;
        person.LastActivityAt = person.LastActivityAt > at ? person.LastActivityAt : at;
    }

    private static DateTimeOffset TruncateToMilliseconds(DateTimeOffset moment) =>
        moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMillisecond));
}
