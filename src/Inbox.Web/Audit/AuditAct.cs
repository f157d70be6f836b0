namespace Inbox.Web.Audit;

/// <summary>What was done.</summary>
public enum AuditAct
{
    ConnectChannel,
    DisconnectChannel,
    SubscribeChannel,
    CheckChannel,
    ImportHistory,
    CompareHistory,
    ChangePresence,
    ChangeReopening,
    ChangeAnswerers,

    /// <summary>Somebody looked at what Meta posted, which holds what people wrote.</summary>
    ReadRawEvent,
    ReplayEvents,
    AddMetaApp,
    RemoveMetaApp,
    RenewMetaAppSecrets,

    AddAgent,
    InviteAgent,
    RevokeInvitation,
    ChangeAgent,
    RemoveAgent,
    TakeAgentBack,
    AddTeam,
    ChangeTeam,
    RetireTeam,
    RestoreTeam,
    ResetPassword,
    KeepMessages,
    ChangeReplyTarget,
    ChangeTakingByAnswering,
    ReencryptTokens,

    /// <summary>Somebody took contacts out into a file.</summary>
    ExportContacts,
    MergeContacts,
    UndoContactMerge,
    EraseContact,
    ImportContacts,
    UndoImport,
    HandOutContact,

    /// <summary>A person removed the app from their Facebook account (meta-platform 7.4).</summary>
    DeauthorizeApp,

    /// <summary>A person asked that their Facebook data be deleted (meta-platform 7.3).</summary>
    DeletePlatformData,
}
