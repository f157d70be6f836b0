using Inbox.Web.Organizations;

namespace Inbox.Web.Accounts;

/// <summary>An agent's own account: name, password, sessions, language, time zone.</summary>
/// <param name="Language">The language that the agent chose; null for the browser's.</param>
/// <param name="TimeZone">The agent's own zone; null for the organization's.</param>
/// <param name="Done">What just happened, if anything did.</param>
public sealed record AccountPage(
    string Name, string Email, string OrganizationName, bool HasOtherOrganizations, string? Language, string? TimeZone, AccountChange? Done)
{
    /// <summary>How long the agent can take back what was sent.</summary>
    public int UndoSeconds { get; init; }

    /// <summary>Where the agent goes on after closing or snoozing.</summary>
    public AfterTriage AfterTriage { get; init; }

    /// <summary>Where one goes on, as a key of the localizer.</summary>
    public static string WordsOf(AfterTriage choice) => choice switch
    {
        AfterTriage.Next => "Open the next conversation of the list",
        AfterTriage.List => "Show the list",
        _ => "Stay in the conversation",
    };

    public static AccountPage Of(SignedInAgent signedIn, Account account, AccountChange? done = null) => new(
        signedIn.Agent.Name, account.Email!, signedIn.OrganizationName, signedIn.HasOtherOrganizations, signedIn.Agent.Language,
        signedIn.Agent.TimeZone, done)
    {
        UndoSeconds = signedIn.Agent.UndoSeconds,
        AfterTriage = signedIn.Agent.AfterTriage,
    };
}

public enum AccountChange
{
    Password,
    Sessions,
    Language,
    TimeZone,
    Sending,
    AfterTriage,
    Name,
}
