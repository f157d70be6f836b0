namespace Inbox.Web.Audit;

/// <summary>The acts in words, keys of the localizer.</summary>
public static class AuditWords
{
    public static string Of(AuditAct act) => act switch
    {
        AuditAct.ConnectChannel => "Connected a channel",
        AuditAct.DisconnectChannel => "Disconnected a channel",
        AuditAct.SubscribeChannel => "Subscribed to a channel’s events",
        AuditAct.CheckChannel => "Had a channel checked",
        AuditAct.ImportHistory => "Had a channel’s history imported",
        AuditAct.CompareHistory => "Had a channel compared with Meta",
        AuditAct.ChangePresence => "Changed what a channel’s contacts see of the team",
        AuditAct.ChangeAnswerers => "Changed who answers the conversations of a channel",
        AuditAct.ChangeReopening => "Changed when people of a channel begin a new conversation",
        AuditAct.ReadRawEvent => "Looked at what Meta posted",
        AuditAct.ReplayEvents => "Had events tried again",
        AuditAct.AddMetaApp => "Added a Meta app",
        AuditAct.RemoveMetaApp => "Removed a Meta app",
        AuditAct.RenewMetaAppSecrets => "Renewed a Meta app’s secrets",
        AuditAct.DeauthorizeApp => "Removed the app from their Facebook account",
        AuditAct.DeletePlatformData => "Had their Facebook data deleted",
        AuditAct.AddAgent => "Added somebody to the team",
        AuditAct.InviteAgent => "Invited somebody",
        AuditAct.RevokeInvitation => "Took an invitation back",
        AuditAct.ChangeAgent => "Changed what somebody may do and see",
        AuditAct.RemoveAgent => "Deactivated somebody",
        AuditAct.TakeAgentBack => "Took somebody back",
        AuditAct.AddTeam => "Made a team",
        AuditAct.ChangeTeam => "Changed a team",
        AuditAct.RetireTeam => "Archived a team",
        AuditAct.RestoreTeam => "Brought a team back",
        AuditAct.ResetPassword => "Reset a password",
        AuditAct.KeepMessages => "Said how long messages are kept",
        AuditAct.ChangeTakingByAnswering => "Changed whether answering takes a conversation",
        AuditAct.ChangeReplyTarget => "Changed how soon people are to be answered",
        AuditAct.ReencryptTokens => "Had tokens encrypted anew",
        _ => OfContacts(act),
    };

    private static string OfContacts(AuditAct act) => act switch
    {
        AuditAct.ExportContacts => "Exported contacts",
        AuditAct.ImportContacts => "Imported contacts",
        AuditAct.UndoImport => "Took an import back",
        AuditAct.HandOutContact => "Handed out everything of a contact",
        AuditAct.EraseContact => "Erased a contact",
        AuditAct.MergeContacts => "Merged two contacts",
        AuditAct.UndoContactMerge => "Undid a merge of contacts",
        _ => act.ToString(),
    };
}
