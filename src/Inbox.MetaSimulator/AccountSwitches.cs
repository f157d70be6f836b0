namespace Inbox.MetaSimulator;

/// <summary>When the echo of a sent message is posted, seen from the answer to the call (meta-platform 1.6).</summary>
public enum EchoMoment
{
    AfterAnswer,
    BeforeAnswer,
    Never,
}

/// <summary>How Meta behaves towards one account; a control call changes them while the simulator runs.</summary>
public sealed record AccountSwitches
{
    public EchoMoment Echo { get; init; }

    /// <summary>Sent messages are delivered by themselves; Instagram never says so (meta-platform 2.11).</summary>
    public bool DeliversByItself { get; init; }

    /// <summary>The person reads by itself what was sent (meta-platform 2.12).</summary>
    public bool ReadsByItself { get; init; }

    /// <summary>The app may tag messages HUMAN_AGENT (meta-platform 3.2).</summary>
    public bool HasHumanAgent { get; init; }

    /// <summary>Calls without an appsecret_proof are refused (meta-platform 4.6).</summary>
    public bool RequiresProof { get; init; }

    /// <summary>Attachment addresses are fetched during the call (meta-platform 3.5).</summary>
    public bool FetchesAttachments { get; init; } = true;

    public int SendsPerSecond { get; init; } = 300;

    /// <summary>Calls of the Conversations API (meta-platform 5.3).</summary>
    public int ReadsPerSecond { get; init; } = 2;

    /// <summary>How many messages of a conversation give details (meta-platform 5.3).</summary>
    public int DetailedMessages { get; init; } = 20;

    /// <summary>A read that asks for more rows than this is asked to reduce the amount of data (meta-platform 5.3).</summary>
    public int? MostRowsPerRead { get; init; }

    /// <summary>Percent of the account's allowance that X-Business-Use-Case-Usage tells (meta-platform 6.4).</summary>
    public int UsagePercent { get; init; } = 1;

    /// <summary>Percent of the whole app's allowance that X-App-Usage tells on calls for the account.</summary>
    public int AppUsagePercent { get; init; } = 1;

    /// <summary>
    /// Refuses every call for the account with this code or code/subcode: a dead token (190/463), a lost permission (200).
    /// </summary>
    public string? Refusal { get; init; }
}
