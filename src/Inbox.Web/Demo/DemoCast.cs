using Inbox.MetaSimulator;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;

namespace Inbox.Web.Demo;

internal sealed record DemoAgent(string Name, string Email, AgentRole Role);

/// <param name="Quotes">The place among the talk's lines of the one that it answers.</param>
/// <param name="Reaction">The emoji that the other side put at it.</param>
internal sealed record DemoLine(
    bool IsOurs, TimeSpan Ago, string? Text, string? Picture = null, int? Quotes = null, string? Reaction = null);

/// <summary>One conversation; the assignee is the agent's place in the organization's list.</summary>
internal sealed record DemoTalk(
    Platform Platform, string ContactExternalId, string? FirstName, string? LastName, int? Assignee, bool IsClosed, params DemoLine[] Lines)
{
    /// <summary>What the team knows of it.</summary>
    public string? Note { get; init; }

    /// <summary>What the team knows of the contact.</summary>
    public string? ContactNote { get; init; }

    /// <summary>The simulator's picture of the contact; null for those who have none.</summary>
    public string? Face { get; init; }

    /// <summary>What Anna wrote and Meta did not take.</summary>
    public string? NotSent { get; init; }

    /// <summary>What Anna wrote, to be sent in three hours.</summary>
    public string? Later { get; init; }

    /// <summary>What was said weeks before, in a conversation that is closed.</summary>
    public DemoLine[] Earlier { get; init; } = [];
}

internal sealed record DemoOrganization(string Name, string Slug, string PageId, string PageName, string InstagramId, string InstagramName)
{
    public string PageToken => $"EAASIM{PageId}";

    public IReadOnlyList<DemoAgent> Agents { get; init; } = [];

    public IReadOnlyList<DemoTalk> Talks { get; init; } = [];

    /// <summary>A team with the places of its members in the list of agents, and the talk that it has.</summary>
    public (string Name, int[] Members, string Talk)? Team { get; init; }
}

/// <summary>Who appears in the demo. The Pages are the ones that the simulator plays.</summary>
internal static class DemoCast
{
    public const string TimeZone = "Europe/Berlin";

    private static readonly DemoAgent Anna = new("Anna Keller", "anna@habitat.example", AgentRole.Owner);
    private static readonly DemoAgent Tom = new("Tom Becker", "tom@habitat.example", AgentRole.Admin);
    private static readonly DemoAgent Mira = new("Mira Aydın", "mira@habitat.example", AgentRole.Agent);
    private static readonly DemoAgent Leo = new("Leo Brandt", "leo@morgenrot.example", AgentRole.Owner);

    public static IReadOnlyList<DemoOrganization> Organizations { get; } =
    [
        new("Habitat & Söhne", "habitat", "104000000000001", "Habitat & Söhne Hamburg", "17841400000000001", "habitat.soehne")
        {
            Agents = [Anna, Tom, Mira],
            Talks = DemoTalks.Habitat,
            Team = ("Delivery", [1, 2], "6100000000000007"),
        },
        new("Café Morgenrot", "morgenrot", "104000000000002", "Café Morgenrot", "17841400000000002", "cafe.morgenrot")
        {
            // Anna works in both, so that switching can be tried.
            Agents = [Leo, Anna with { Role = AgentRole.Agent }],
            Talks = DemoTalks.Morgenrot,
        },
    ];

    /// <summary>Those who are known by name, as the simulator has them.</summary>
    public static IEnumerable<KnownPerson> People =>
        from organization in Organizations
        from talk in organization.Talks
        where talk.FirstName is not null
        select new KnownPerson(
            talk.Platform == Platform.Messenger ? organization.PageId : organization.InstagramId, talk.ContactExternalId, talk.FirstName!,
            talk.LastName ?? "", talk.Face);
}
