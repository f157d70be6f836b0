namespace Inbox.Web.Organizations;

/// <summary>Where an agent goes on once a conversation is closed or snoozed.</summary>
public enum AfterTriage
{
    /// <summary>To the next one of the list that lies beside it.</summary>
    Next,

    /// <summary>To the list, with none of them open.</summary>
    List,

    /// <summary>Nowhere.</summary>
    Stay,
}
