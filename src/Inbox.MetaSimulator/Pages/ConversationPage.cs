namespace Inbox.MetaSimulator.Pages;

/// <summary>A conversation as the customer sees it, and what a delivery may do wrong.</summary>
public sealed record ConversationPage(
    PeoplePage List,
    PersonRow Person,
    IReadOnlyList<MessageRow> Messages,
    ConversationLinks Links,
    BehaviourRow Behaviour,
    HoldRow Hold,
    bool HasOtherAccounts,
    string? LookAgain,
    string? Problem);

/// <summary>Where the conversation's forms go.</summary>
public sealed record ConversationLinks(
    string Messages, string Hold, string Release, string Acts, string Switches, IReadOnlyList<string> Pictures);

/// <summary>How Meta behaves towards this account, as far as the page switches it.</summary>
public sealed record BehaviourRow(
    bool Delivers, bool Reads, bool HasHumanAgent, bool HasDeadToken, string Window, IReadOnlyList<string> SendFaults);

/// <summary>How many deliveries are held back, of how many.</summary>
public sealed record HoldRow(int Held, int Wanted)
{
    public bool IsOn => Wanted > 0;
}
