namespace Inbox.Web.Organizations;

/// <summary>What an agent wants to be told of while the inbox is open in a browser, and how. Nothing, until they say so.</summary>
public sealed record NotificationPreferences
{
    /// <summary>Somebody wrote whom nobody answers yet.</summary>
    public bool New { get; init; }

    /// <summary>A conversation was given to them.</summary>
    public bool Assigned { get; init; }

    /// <summary>A note names them.</summary>
    public bool Mention { get; init; }

    /// <summary>Somebody wrote in a conversation of theirs.</summary>
    public bool Reply { get; init; }

    /// <summary>The messaging window of a conversation of theirs closes soon.</summary>
    public bool Closing { get; init; }

    public bool HasSound { get; init; }

    /// <summary>Neither names nor words: others can see the screen.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>Whether they said so themselves; until then they are asked once a page.</summary>
    public bool IsChosen { get; init; }

    public bool IsAny => New || Assigned || Mention || Reply || Closing;
}
