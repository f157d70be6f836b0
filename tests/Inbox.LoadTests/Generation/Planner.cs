using Inbox.Web.Meta;
using Inbox.Web.Organizations;

namespace Inbox.LoadTests.Generation;

/// <summary>Thinks out organizations, the people who write to them and what is said.</summary>
internal sealed class Planner(DataSize size)
{
    private const int FirstNumber = 1;

    private readonly SeededRandom random = new(size.Seed);
    private readonly Plan plan = new();

    public static Plan Make(DataSize size) => new Planner(size).Make();

    private Plan Make()
    {
        var (conversations, number) = (new ConversationPlanner(plan, random), 0);
        for (var i = 0; i < size.Organizations; i++)
        {
            var organization = PlanOrganization(i);
            plan.Organizations.Add(organization);
            conversations.PlanFor(organization);
        }

        if (size.HasDetails)
        {
            plan.People.ForEach(person => person.Details = ContactDetails.Of(person, number++));
        }

        // As they came in over the year: what one thread holds lies scattered over the table.
        plan.Messages.Sort((a, b) => (a.SentAt, a.Id).CompareTo((b.SentAt, b.Id)));
        plan.Conversations.Sort((a, b) => (a.StartedAt, a.Id).CompareTo((b.StartedAt, b.Id)));
        return plan;
    }

    private GeneratedOrganization PlanOrganization(int index)
    {
        var number = index + FirstNumber;
        var pageId = $"1{number:D14}";
        return new(
            random.Id(DataSize.Start), number, $"organization-{number}",
            size.ShareOf(index, size.Conversations), size.ShareOf(index, size.Messages),
            [.. Enumerable.Range(1, DataSize.AgentsEach).Select(agent => PlanAgent(number, agent))],
            new(random.Id(DataSize.Start), Platform.Messenger, pageId, pageId),
            new(random.Id(DataSize.Start), Platform.Instagram, $"1784{number:D13}", pageId));
    }

    private GeneratedAgent PlanAgent(int organization, int agent)
    {
        var role = agent switch { 1 => AgentRole.Owner, 2 => AgentRole.Admin, _ => AgentRole.Agent };
        return new(
            random.Id(DataSize.Start), random.Id(DataSize.Start),
            $"agent-{agent}@organization-{organization}.example", $"Agent {agent}", role, DataSize.Start);
    }
}
