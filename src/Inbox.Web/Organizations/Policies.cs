namespace Inbox.Web.Organizations;

/// <summary>What not everybody may do, each named for the act. An address without a policy is for every agent.</summary>
public static class Policies
{
    /// <summary>Play the people who write to the organization's channels.</summary>
    public const string UseSimulator = nameof(UseSimulator);

    /// <summary>See what the admins did.</summary>
    public const string ReadAudit = nameof(ReadAudit);

    /// <summary>Say how long messages are kept.</summary>
    public const string ManageRetention = nameof(ManageRetention);

    /// <summary>Invite people, say what they may do and see, and deactivate them.</summary>
    public const string ManageAgents = nameof(ManageAgents);

    /// <summary>Make, fill and retire teams.</summary>
    public const string ManageTeams = nameof(ManageTeams);

    /// <summary>Connect and disconnect channels, and bring a Meta app.</summary>
    public const string ManageChannels = nameof(ManageChannels);

    /// <summary>Say how soon people are to be answered.</summary>
    public const string ManageReplyTarget = nameof(ManageReplyTarget);

    /// <summary>Make, change and remove labels.</summary>
    public const string ManageLabels = nameof(ManageLabels);

    /// <summary>Make, change and remove the fields of contacts.</summary>
    public const string ManageContactFields = nameof(ManageContactFields);

    /// <summary>Make two contacts one, and two again.</summary>
    public const string MergeContacts = nameof(MergeContacts);

    /// <summary>Take contacts in from a file.</summary>
    public const string ImportContacts = nameof(ImportContacts);

    /// <summary>Erase everything that is held of a person.</summary>
    public const string EraseContacts = nameof(EraseContacts);

    /// <summary>Take contacts out into a file.</summary>
    public const string ExportContacts = nameof(ExportContacts);
}
