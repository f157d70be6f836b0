using Inbox.Web.Meta;
using Inbox.Web.Organizations;

namespace Inbox.LoadTests.Generation;

/// <summary>A generated organization: how to sign in to it and how to write to it.</summary>
public sealed record GeneratedOrganization(
    Guid Id, int Number, string Slug, int Conversations, int Messages,
    IReadOnlyList<GeneratedAgent> Agents, GeneratedChannel Page, GeneratedChannel Instagram)
{
    /// <summary>The password of every generated account.</summary>
    public const string Password = "generated password";

    private const double PeopleForConversations = 0.8;

    /// <summary>How many people wrote to it; some of them began a second conversation.</summary>
    public int People { get; } = Math.Max(1, (int)Math.Ceiling(Conversations * PeopleForConversations));

    public GeneratedChannel ChannelOf(int person) => person % 10 < 7 ? Page : Instagram;

    /// <summary>The PSID or IGSID of a person, 16 digits as Meta's (meta-platform 0.3).</summary>
    public string ExternalIdOf(int person) => $"6{Number:D5}{person:D10}";
}

/// <summary>A generated agent with the account of the same e-mail address.</summary>
public sealed record GeneratedAgent(Guid Id, Guid AccountId, string Email, string Name, AgentRole Role, DateTimeOffset CreatedAt);

public sealed record GeneratedChannel(Guid Id, Platform Platform, string ExternalId, string PageId);
